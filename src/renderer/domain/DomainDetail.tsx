import { CloseButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { failureOf } from "../failure.ts";
import { Failed } from "../parts/Failed.tsx";
import { orpc } from "../rpc.ts";
import { Waiting } from "../shell/Waiting.tsx";
import { Actions } from "./Actions.tsx";
import { Changes } from "./Changes.tsx";
import { ContextPart } from "./ContextPart.tsx";
import styles from "./domain.module.css";
import { Engines } from "./Engines.tsx";
import { Head } from "./Head.tsx";
import { Marks } from "./Marks.tsx";
import { NoName } from "./NoName.tsx";
import { NotListed } from "./NotListed.tsx";
import { OtherSpelling } from "./OtherSpelling.tsx";
import { PartLinks } from "./PartLinks.tsx";
import { RawAnswer } from "./RawAnswer.tsx";
import { Spells } from "./Spells.tsx";
import { Timeline } from "./Timeline.tsx";
import { Why } from "./Why.tsx";

/** A name as it is kept: what the contract asks about. */
const asKept = /^[a-z0-9._-]{1,253}$/;

/** One domain, beside the list: why it stands as it does, who says so since when, what moved, and all that is known. */
export function DomainDetail({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useTranslation(["shell", "common"]);
  return (
    <div className={styles.detail}>
      <h1 className={styles.place}>{t("shell:place.domains")}</h1>
      <CloseButton
        className={styles.close ?? ""}
        size="sm"
        aria-label={t("common:action.close")}
        onClick={onClose}
      />
      {asKept.test(name) ? (
        <Detail key={name} name={name} onClose={onClose} />
      ) : (
        <OtherSpelling key={name} text={name} />
      )}
    </div>
  );
}

function Detail({ name, onClose }: { name: string; onClose: () => void }) {
  const query = useQuery(orpc.domains.get.queryOptions({ input: { name } }));
  const row = query.data;
  const failure = query.isError ? failureOf(query.error).kind : null;
  if (failure === "not_found") return <NotListed name={name} />;
  if (failure === "bad_request") return <NoName text={name} reason={null} />;
  if (row === undefined) {
    return query.isError ? (
      <>
        <h2 className={styles.name}>{name}</h2>
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      </>
    ) : (
      <Waiting />
    );
  }
  const answered = row.verdict !== null;
  return (
    <>
      <Head row={row} />
      <Why row={row} />
      <Actions row={row} onGone={onClose} />
      <Marks row={row} />
      {answered && <PartLinks name={name} />}
      {answered && <Spells name={name} />}
      {answered && <Changes name={name} />}
      {answered && <Engines name={name} />}
      {row.checkedAt !== null && <Timeline name={name} />}
      {answered && <ContextPart name={name} />}
      {answered && <RawAnswer name={name} />}
    </>
  );
}
