import { html, raw } from "hono/html";
import type { TFunction } from "i18next";
import { createI18n, type Language, translated } from "../../../shared/i18n.ts";
import en from "../../../shared/locales/en/terminal.ts";
import ja from "../../../shared/locales/ja/terminal.ts";

/** Pages without scripts for who is not in the window (yet). Nobody knows their language: they speak both. */

const texts = { en, ja } satisfies Record<Language, object>;

/** What `say` makes of the texts of each language. */
export function inEach<T>(say: (t: TFunction<"serve">, language: Language) => T): T[] {
  return translated.map((language) => {
    const t = createI18n(language, texts[language]).getFixedT(language, "serve");
    return say(t, language);
  });
}

const style = `
:root { color-scheme: light dark; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#f7f8f9, #15181c);
  color: light-dark(#1c2126, #e6e9ec); font: 16px/1.6 system-ui, "Hiragino Sans", "Noto Sans JP", sans-serif; }
main { max-width: 34rem; padding: 2rem; }
section + section { margin-top: 2rem; padding-top: 2rem; border-top: 1px solid light-dark(#dde1e5, #2c3238); }
h1 { margin: 0 0 .5rem; font-size: 1.25rem; font-weight: 600; }
p { margin: 0 0 .75rem; }
/* Only where going on takes long enough to wonder. */
.later { animation: later 0s 1s both; }
@keyframes later { from { visibility: hidden; } }
a { color: light-dark(#0b63b5, #74b4f5); }
code { display: block; padding: .6rem .8rem; border: 1px solid light-dark(#dde1e5, #2c3238); border-radius: 6px;
  background: light-dark(#fff, #1c2025); font: 15px ui-monospace, "SF Mono", Menlo, Consolas, monospace; }`;

/** A page of ours without scripts: the one style element that carries the nonce. */
export function plainPolicy(nonce: string): string {
  return `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}

/** The names say what the pages are; what they hold is fixed, but for the address to go on to. */
export interface Pages {
  /** Says how to come in. */
  locked(nonce: string): string;
  /**
   * Goes on to `address` (one of ours, whole) by itself. After a link on somebody else's page a browser brings a
   * SameSite=Strict cookie only to what our own page asks for, and a redirect counts as that other page's request.
   */
  opening(nonce: string, address: string): string;
}

export function createPages(): Pages {
  const locked = inEach(
    (t, language) => html`<section lang="${language}">
<h1>${t("page.locked.title")}</h1>
<p>${t("page.locked.happened")}</p>
<p>${t("page.locked.todo")}</p>
<code lang="en" translate="no">banken serve</code>
</section>`,
  );
  const opening = inEach((t, language) => ({
    title: t("page.opening.title"),
    go: t("page.opening.go"),
    language,
  }));

  function page(nonce: string, head: unknown, body: unknown): string {
    return `${html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Banken</title>
${head}
<style nonce="${nonce}">${raw(style)}</style>
</head>
<body>
<main>${body}</main>
</body>
</html>`}`;
  }

  return {
    locked: (nonce) => page(nonce, "", locked),
    opening: (nonce, address) =>
      page(
        nonce,
        html`<meta http-equiv="refresh" content="0; url=${address}">`,
        opening.map(
          ({ title, go, language }) => html`<section lang="${language}" class="later">
<h1>${title}</h1>
<p><a href="${address}">${go}</a></p>
</section>`,
        ),
      ),
  };
}
