import { useEffect } from "react";
import { desktop } from "../desktop.ts";
import { useTakeFile } from "./take-file.ts";

/** Has a file that was given to the desktop opened in the preview. */
export function useGivenFile(): void {
  const takeFile = useTakeFile();
  useEffect(() => {
    desktop?.onFile((name, bytes) => void takeFile(new File([bytes], name)));
  }, [takeFile]);
}
