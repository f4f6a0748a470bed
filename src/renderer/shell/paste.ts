import { useEffect } from "react";
import { isDialogOpen, isTyping } from "./keys.ts";
import { openAdd } from "./over.ts";
import { useTakeFile } from "./take-file.ts";

/** A key is not a list: pasted beside its field, it must not be shown in the preview. */
const key = /^\s*[0-9a-f]{64}\s*$/i;

/** Has what is pasted outside of every field opened in the preview. */
export function usePaste(): void {
  const takeFile = useTakeFile();
  useEffect(() => {
    const onPaste = (paste: ClipboardEvent) => {
      if (paste.defaultPrevented || isTyping(paste.target) || isDialogOpen()) return;
      const text = paste.clipboardData?.getData("text/plain") ?? "";
      const file = paste.clipboardData?.files[0];
      if (text.trim() !== "") {
        if (!key.test(text)) openAdd(text);
      } else if (file !== undefined) void takeFile(file);
      else return;
      paste.preventDefault();
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, [takeFile]);
}
