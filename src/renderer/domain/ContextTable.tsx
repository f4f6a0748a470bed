import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Context, Move } from "../../shared/contract/reports.ts";
import { useFormat } from "../format.ts";
import { Capped } from "./Capped.tsx";
import { Certificate } from "./Certificate.tsx";
import styles from "./context.module.css";
import { Popularity } from "./Popularity.tsx";
import { Verbatim } from "./Verbatim.tsx";

/** In this order; the names are the context's own. A Record, so that none is left out. */
const order: Record<keyof Context, true> = {
  registrar: true,
  createdAt: true,
  updatedAt: true,
  expiresAt: true,
  firstSeenAt: true,
  nameServers: true,
  addresses: true,
  mail: true,
  certificate: true,
  categories: true,
  popularity: true,
  reputation: true,
  votes: true,
  tags: true,
  jarm: true,
  whois: true,
};
const parts = Object.keys(order) as readonly (keyof Context)[];

/** The parts of the context that the answer has. All of it is text from outside. */
export function ContextTable({ context, moved }: { context: Context; moved: readonly Move["what"][] }) {
  const { t } = useTranslation("domain");
  const values = useValues(context);
  const there = parts.filter((part) => values[part] !== null);
  if (there.length === 0) return <p className={styles.by}>{t("context.empty")}</p>;
  return (
    <dl className={styles.context}>
      {there.map((part) => (
        <div key={part}>
          <dt>{t(`context.${part}`)}</dt>
          <dd>
            {moved.some((each) => each === part) && (
              <span className={styles.moved}>{t("context.moved")}</span>
            )}
            {values[part]}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Each part as it is shown; null where the answer does not have it. */
function useValues(context: Context): Record<keyof Context, ReactNode> {
  const { t } = useTranslation("domain");
  const format = useFormat();
  const { registrar, certificate, categories, popularity, reputation, votes, jarm, whois } = context;
  const date = (at: number | null) =>
    at === null ? null : <time title={format.full(at)}>{format.date(at)}</time>;
  const list = (texts: readonly string[]) => (texts.length === 0 ? null : <Texts texts={texts} />);
  return {
    registrar: registrar === null ? null : <bdi>{registrar}</bdi>,
    createdAt: date(context.createdAt),
    updatedAt: date(context.updatedAt),
    expiresAt: date(context.expiresAt),
    firstSeenAt: date(context.firstSeenAt),
    nameServers: list(context.nameServers),
    addresses: list(context.addresses),
    mail: list(context.mail),
    certificate: certificate === null ? null : <Certificate certificate={certificate} />,
    categories: categories.length === 0 ? null : <Categories categories={categories} />,
    popularity: popularity.length === 0 ? null : <Popularity popularity={popularity} />,
    reputation: reputation === null ? null : format.number(reputation),
    votes:
      votes === null
        ? null
        : [
            t("context.votesHarmless", { shown: format.number(votes.harmless) }),
            t("context.votesMalicious", { shown: format.number(votes.malicious) }),
          ].join(" · "),
    tags: list(context.tags),
    jarm: jarm === null ? null : <bdi className={styles.mono}>{jarm}</bdi>,
    whois: whois === null ? null : <Whois whois={whois} />,
  };
}

function Texts({ texts }: { texts: readonly string[] }) {
  return (
    <Capped items={texts} most={6}>
      {(text) => (
        <li key={text}>
          <bdi className={styles.mono}>{text}</bdi>
        </li>
      )}
    </Capped>
  );
}

function Categories({ categories }: { categories: Context["categories"] }) {
  return (
    <Capped items={categories} most={6}>
      {({ service, category }) => (
        <li key={service}>
          <bdi>{category}</bdi> <bdi className={styles.by}>{service}</bdi>
        </li>
      )}
    </Capped>
  );
}

function Whois({ whois }: { whois: string }) {
  const { t } = useTranslation("domain");
  return (
    <details className={styles.whois}>
      <summary>{t("context.showWhois")}</summary>
      <Verbatim label={t("context.whois")} text={whois} wrap />
    </details>
  );
}
