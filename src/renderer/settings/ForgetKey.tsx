import { Button, Modal } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFailureText } from "../failure.ts";
import { orpc } from "../rpc.ts";
import styles from "./settings.module.css";

/** Asks before the key is forgotten: it cannot be had back from here. */
export function ForgetKey({
  opened,
  onClose,
  onForgotten,
}: {
  opened: boolean;
  onClose: () => void;
  onForgotten: () => void;
}) {
  const { t } = useTranslation(["settings", "common"]);
  const failureText = useFailureText();
  const queries = useQueryClient();
  const forget = useMutation(
    orpc.key.forget.mutationOptions({
      onSuccess: (state) => {
        queries.setQueryData(orpc.key.state.queryKey(), state);
        onForgotten();
      },
    }),
  );
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("settings:key.forgetTitle")}
      closeButtonProps={{ "aria-label": t("common:action.close") }}
    >
      <div className={styles.dialog}>
        <p className={styles.about}>{t("settings:key.forgetMeans")}</p>
        {forget.isError && (
          <p role="alert" className={styles.problem}>
            {failureText(forget.error)}
          </p>
        )}
        <div className={styles.row}>
          <Button loading={forget.isPending} onClick={() => forget.mutate(undefined)}>
            {t("settings:key.forget")}
          </Button>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t("common:action.cancel")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
