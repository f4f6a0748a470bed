import { Button } from "@mantine/core";
import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./layout.module.css";

/** Keeps a fault in one part of the window to that part, and a way out of it. */
export class Broken extends Component<{ children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <Sorry /> : this.props.children;
  }
}

/** Mostly a part that could not be loaded, because Banken was stopped or updated under the open window. */
function Sorry() {
  const { t } = useTranslation("shell");
  return (
    <div className={styles.broken} role="alert">
      <p>{t("broken.text")}</p>
      <Button variant="default" size="compact-md" onClick={() => window.location.reload()}>
        {t("broken.reload")}
      </Button>
    </div>
  );
}
