import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.ts";
import { orpc } from "../rpc.ts";
import { useTell } from "../shell/tell.ts";

/** Has domains checked before anything else that is due, and says how many, or why not. */
export function useCheckNow() {
  const { t } = useTranslation("activity");
  const format = useFormat();
  const tell = useTell();
  return useMutation(
    orpc.domains.checkNow.mutationOptions({
      onSuccess: ({ queued }) =>
        tell.done(t("control.queued", { count: queued, shown: format.number(queued) })),
      onError: tell.failure,
    }),
  );
}
