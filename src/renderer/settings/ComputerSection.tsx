import { useTranslation } from "react-i18next";
import type { DesktopState } from "../../shared/contract/host.ts";
import { LoginPart } from "./LoginPart.tsx";
import { NotificationsPart } from "./NotificationsPart.tsx";
import { Section } from "./Section.tsx";
import { UpdatesPart } from "./UpdatesPart.tsx";

/** What Banken and the machine it runs on have to do with each other. On the desktop alone. */
export function ComputerSection({ host }: { host: DesktopState }) {
  const { t } = useTranslation("settings");
  return (
    <Section id="computer" title={t("computer.title")} about={t("computer.about")}>
      <NotificationsPart host={host} />
      <LoginPart state={host.startAtLogin.state} />
      <UpdatesPart updates={host.updates} />
    </Section>
  );
}
