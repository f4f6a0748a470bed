import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./theme.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { navigate } from "wouter/use-browser-location";
import { desktop } from "./desktop.ts";
import { askAhead } from "./queries.ts";
import { App } from "./shell/App.tsx";
import { startTexts } from "./texts.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no #root");

// Before anything is drawn, so that a dark window never flashes light.
const chosen = localStorage.getItem("mantine-color-scheme-value");
const dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");

// A link that was opened, a notification that was clicked.
desktop?.onGo((path) => navigate(path));
askAhead(window.location);
const { i18n, show } = await startTexts();
createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <App showLanguage={show} />
    </I18nextProvider>
  </StrictMode>,
);
