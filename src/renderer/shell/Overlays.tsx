import { lazy, Suspense, useState } from "react";
import { useLocation } from "wouter";
import { useAct } from "./acts.ts";
import { Drop } from "./Drop.tsx";
import { useKeys } from "./keys.ts";
import { close, type Over, show, useOver } from "./over.ts";
import { usePaste } from "./paste.ts";

const PreviewModal = lazy(() =>
  import("../preview/PreviewModal.tsx").then(({ PreviewModal }) => ({ default: PreviewModal })),
);
const Help = lazy(() => import("./Help.tsx").then(({ Help }) => ({ default: Help })));
const Palette = lazy(() => import("./Palette.tsx").then(({ Palette }) => ({ default: Palette })));

/** What lies over every place: the preview of a pasted list, the help, the palette, and the keys that open them. */
export function Overlays() {
  const over = useOver();
  const opened = useOpenedOnce(over.kind);
  const [, navigate] = useLocation();
  const go = (place: string) => {
    navigate(`/${place}`);
    // What had the focus is on its way out.
    document.getElementById("place")?.focus();
  };
  useKeys();
  usePaste();
  useAct("add", () => show({ kind: "add", text: "" }));
  useAct("help", () => show({ kind: "help" }));
  useAct("palette", () => show({ kind: "palette" }));
  useAct("domains", () => go("domains"));
  useAct("alerts", () => go("alerts"));
  useAct("activity", () => go("activity"));
  useAct("settings", () => go("settings"));

  return (
    <>
      <Drop />
      <Suspense fallback={null}>
        {opened.has("add") && (
          <PreviewModal
            text={over.kind === "add" ? over.text : ""}
            opened={over.kind === "add"}
            onClose={() => close("add")}
          />
        )}
        {opened.has("help") && <Help opened={over.kind === "help"} onClose={() => close("help")} />}
        {opened.has("palette") && (
          <Palette opened={over.kind === "palette"} onClose={() => close("palette")} />
        )}
      </Suspense>
    </>
  );
}

/** A dialog is loaded when it is first opened, and stays: it closes as it opened, and keeps what was typed. */
function useOpenedOnce(kind: Over["kind"]): ReadonlySet<Over["kind"]> {
  const [opened, setOpened] = useState<ReadonlySet<Over["kind"]>>(new Set());
  if (kind === "none" || opened.has(kind)) return opened;
  const more = new Set([...opened, kind]);
  setOpened(more);
  return more;
}
