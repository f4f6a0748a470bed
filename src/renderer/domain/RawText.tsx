import { Button, SegmentedControl } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Client } from "../../shared/contract/index.ts";
import { useFormat } from "../format.ts";
import { handOver } from "../parts/hand-over.ts";
import { useTell } from "../shell/tell.ts";
import styles from "./raw.module.css";
import { bytesOf, fileNameOf, pretty, textOf } from "./raw.ts";
import { Verbatim } from "./Verbatim.tsx";

type Raw = Awaited<ReturnType<Client["reports"]["raw"]>>;

/** More than this is a burden to draw, in UTF-16 units; copying and saving take all of it. */
const mostShown = 300_000;

/** An answer as it came, or with its members on lines of their own; to be copied, and saved byte for byte. */
export function RawText({ name, raw }: { name: string; raw: Raw }) {
  const { t } = useTranslation("domain");
  const format = useFormat();
  const tell = useTell();
  const [exact, setExact] = useState(false);
  const bytes = useMemo(() => bytesOf(raw.base64), [raw.base64]);
  const decoded = useMemo(() => textOf(bytes), [bytes]);
  const laidOut = useMemo(() => pretty(decoded.text), [decoded]);
  const text = exact || laidOut === null ? decoded.text : laidOut;

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      tell.done(t("raw.copied"));
    } catch {
      tell.trouble(t("raw.notCopied"));
    }
  }

  return (
    <div className={styles.raw}>
      <div className={styles.tools}>
        {laidOut !== null && (
          <SegmentedControl
            size="xs"
            aria-label={t("raw.shape")}
            value={exact ? "exact" : "pretty"}
            onChange={(value) => setExact(value === "exact")}
            data={[
              { value: "pretty", label: t("raw.pretty") },
              { value: "exact", label: t("raw.exact") },
            ]}
          />
        )}
        <Button size="compact-sm" variant="default" onClick={() => void copy()}>
          {t("raw.copy")}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() =>
            handOver({ filename: fileNameOf(name, raw.checkedAt), type: "application/json", text: bytes })
          }
        >
          {t("raw.save")}
        </Button>
      </div>
      <Verbatim label={t("raw.bytes")} text={text.slice(0, mostShown)} wrap={exact} />
      {text.length > mostShown && <p>{t("raw.cut", { shown: format.number(mostShown) })}</p>}
      {!decoded.exact && <p>{t("raw.notText")}</p>}
      <p>
        {t("raw.facts", { at: format.full(raw.checkedAt), size: format.number(raw.bytes), count: raw.bytes })}
        <br />
        SHA-256 <bdi className={styles.hash}>{raw.sha256}</bdi>
      </p>
    </div>
  );
}
