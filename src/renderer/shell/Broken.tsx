import { Button } from "@mantine/core";
import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type Connection, useConnection } from "./connection.ts";
import styles from "./layout.module.css";
import { forgetFailures } from "./part.tsx";

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

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(): void {
    forgetFailures();
  }

  override componentDidUpdate(before: Props): void {
    const { connection } = this.props;
    if (this.state.broken && connection === "connected" && before.connection !== connection)
      this.setState({ broken: false });
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
