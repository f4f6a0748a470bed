import { notifications } from "@mantine/notifications";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFailureText } from "../failure.ts";
import { say } from "./said.ts";

/** How long a note stays, in ms; longer where it can be taken back. */
const stays = 4_000;
const staysToUndo = 15_000;
const staysToRead = 10_000;

/** Tells what was done, on the screen and to a screen reader, or why it was not. */
export interface Tell {
  done(text: string): void;
  /** With something below it to press; it is given the note's id. */
  doneWith(text: string, below: (id: string) => ReactNode): void;
  failure(thrown: unknown): void;
  /** What went wrong here, in words. */
  trouble(text: string): void;
}

export function useTell(): Tell {
  const { t } = useTranslation("common");
  const failureText = useFailureText();
  // biome-ignore lint/correctness/useExhaustiveDependencies: failureText is made anew each time, of `t` alone
  return useMemo(() => {
    const closeButtonProps = { "aria-label": t("action.close") };
    const trouble = (message: string) => {
      notifications.show({ color: "red", message, autoClose: staysToRead, closeButtonProps });
    };
    return {
      done(text) {
        say(text);
        // The live region speaks; the note is for the eyes.
        notifications.show({ message: text, autoClose: stays, role: "group", closeButtonProps });
      },
      doneWith(text, below) {
        say(text);
        const id = crypto.randomUUID();
        notifications.show({
          id,
          title: text,
          message: below(id),
          autoClose: staysToUndo,
          role: "group",
          closeButtonProps,
        });
      },
      failure: (thrown) => trouble(failureText(thrown)),
      trouble,
    };
  }, [t]);
}
