import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./drop.module.css";
import { isDialogOpen } from "./keys.ts";
import { openAdd } from "./over.ts";
import { useTakeFile } from "./take-file.ts";

/** Has what is dropped anywhere opened in the preview. Without it the browser would leave for the file. */
export function Drop() {
  const { t } = useTranslation("shell");
  const takeFile = useTakeFile();
  const [over, setOver] = useState(false);

  useEffect(() => {
    const ours = (drag: DragEvent) =>
      !drag.defaultPrevented && !isDialogOpen() && holdsList(drag.dataTransfer);
    const onOver = (drag: DragEvent) => {
      const mine = ours(drag);
      setOver(mine);
      if (drag.defaultPrevented || !holdsFiles(drag.dataTransfer)) {
        if (mine) drag.preventDefault();
        return;
      }
      if (!mine && drag.dataTransfer !== null) drag.dataTransfer.dropEffect = "none";
      drag.preventDefault();
    };
    const onLeave = (drag: DragEvent) => {
      if (drag.relatedTarget === null) setOver(false);
    };
    const onDrop = (drag: DragEvent) => {
      setOver(false);
      const mine = ours(drag);
      if (holdsFiles(drag.dataTransfer) || mine) drag.preventDefault();
      if (!mine) return;
      const file = drag.dataTransfer?.files[0];
      const text = drag.dataTransfer?.getData("text/plain") ?? "";
      if (file !== undefined) void takeFile(file);
      else if (text.trim() !== "") openAdd(text);
    };
    window.addEventListener("dragover", onOver);
    window.addEventListener("dragleave", onLeave);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("dragover", onOver);
      window.removeEventListener("dragleave", onLeave);
      window.removeEventListener("drop", onDrop);
    };
  }, [takeFile]);

  if (!over) return null;
  return <div className={styles.drop}>{t("drop")}</div>;
}

function holdsFiles(data: DataTransfer | null): boolean {
  return data?.types.includes("Files") ?? false;
}

function holdsList(data: DataTransfer | null): boolean {
  return holdsFiles(data) || (data?.types.includes("text/plain") ?? false);
}
