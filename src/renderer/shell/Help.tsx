import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import styles from "./help.module.css";
import { Keys } from "./Keys.tsx";
import { type ShortcutGroup, shortcutGroups, shortcutIds, shortcuts } from "./shortcuts.ts";

/** Every shortcut there is, and what else the window takes. */
export function Help({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation(["shell", "common"]);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={720}
      title={t("shell:help.title")}
      closeButtonProps={{ "aria-label": t("common:action.close") }}
    >
      <div className={styles.groups}>
        {shortcutGroups.map((group) => (
          <Group key={group} group={group} />
        ))}
      </div>
      <p className={styles.more}>{t("shell:help.mouse")}</p>
      <p className={styles.more}>{t("shell:help.paste")}</p>
    </Modal>
  );
}

function Group({ group }: { group: ShortcutGroup }) {
  const { t } = useTranslation("shell");
  return (
    <section>
      <h3 className={styles.group}>{t(`help.group.${group}`)}</h3>
      <dl className={styles.list}>
        {shortcutIds
          .filter((id) => shortcuts[id].group === group)
          .map((id) => (
            <div key={id} className={styles.line}>
              <dt>{t(`shortcut.${id}`)}</dt>
              <dd>
                <Keys id={id} />
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
