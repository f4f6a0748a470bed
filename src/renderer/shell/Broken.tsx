import { Button } from "@mantine/core";
import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type Connection, useConnection } from "./connection.ts";
import styles from "./layout.module.css";
import { forgetFailures, PartMissing } from "./part.tsx";

/** Keeps a fault in one part of the window to that part, and a way out of it. */
export function Broken({ children }: { children: ReactNode }) {
  return <Boundary connection={useConnection()}>{children}</Boundary>;
}

interface Props {
  readonly connection: Connection;
  readonly children: ReactNode;
}

class Boundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };
  /** Whether it is tried anew since Banken is back. */
  private again = false;

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(thrown: Error): void {
    forgetFailures();
    // Chromium keeps a file that it could not have for missing until the page is loaded anew (HTML's module map). By
    // then there is a Banken to load it from, and nothing of this part was there yet to be lost.
    if (this.again && thrown instanceof PartMissing) window.location.reload();
    this.again = false;
  }

  override componentDidUpdate(before: Props): void {
    const { connection } = this.props;
    if (connection === before.connection) return;
    this.again = this.state.broken && connection === "connected";
    if (this.again) this.setState({ broken: false });
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return <Sorry connected={this.props.connection === "connected"} />;
  }
}

/** Mostly a part that could not be loaded, because Banken was stopped or updated under the open window. */
function Sorry({ connected }: { connected: boolean }) {
  const { t } = useTranslation("shell");
  if (!connected)
    return (
      <div className={styles.broken} role="alert">
        <p>{t("broken.away")}</p>
      </div>
    );
  return (
    <div className={styles.broken} role="alert">
      <p>{t("broken.text")}</p>
      <Button variant="default" size="compact-md" onClick={() => window.location.reload()}>
        {t("reload")}
      </Button>
    </div>
  );
}
