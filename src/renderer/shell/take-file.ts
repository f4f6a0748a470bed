import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { largestText } from "../../shared/ranges.ts";
import { useFormat } from "../format.ts";
import { readListFile } from "../preview/list-file.ts";
import { openAdd } from "./over.ts";
import { useTell } from "./tell.ts";

/** Opens a file's text in the preview, or says why it cannot be. */
export function useTakeFile(): (file: File) => Promise<void> {
  const { t } = useTranslation("shell");
  const format = useFormat();
  const tell = useTell();
  return useCallback(
    async (file) => {
      const read = await readListFile(file);
      if (read.ok && read.text.length <= largestText) return openAdd(read.text);
      const why = read.ok ? "too_large" : read.why;
      tell.trouble(t(`file.${why}`, { name: file.name, largest: format.bytes(largestText) }));
    },
    [t, format, tell],
  );
}
