import { IconSearch, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, memo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { longestSearch } from "../../shared/ranges.ts";
import { act, useAct } from "../shell/acts.ts";
import styles from "./tools.module.css";
import type { Ways } from "./use-view.ts";

/**
 * The search. What is typed is shown at once, and the list follows. What is being composed (kana on the way to kanji)
 * is shown here, and searched for when it is done.
 */
export const SearchBox = memo(function SearchBox({ search, ways }: { search: string; ways: Ways }) {
  const { t } = useTranslation("domains");
  const [composing, setComposing] = useState<string | null>(null);
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: string } | null>(null);
  // The list has followed, or shows another search by now: Back, a link, "clear".
  if (typed !== null && typed.over !== search) setTyped(null);
  const text = typed?.text ?? search;
  const onSearch = (text: string) => {
    setTyped({ text, over: search });
    ways.filter({ search: text }, { typing: true });
  };
  const input = useRef<HTMLInputElement>(null);
  useAct("search", () => {
    input.current?.focus();
    input.current?.select();
  });

  const onKeyDown = (press: KeyboardEvent) => {
    if (press.nativeEvent.isComposing) return;
    if (press.key === "Escape") {
      if (text === "") input.current?.blur();
      else onSearch("");
    } else if (press.key === "ArrowDown" || press.key === "Enter") act("first");
    else return;
    press.preventDefault();
  };

  return (
    <div className={styles.search}>
      <IconSearch size={15} aria-hidden="true" />
      <input
        ref={input}
        type="search"
        className={styles.input}
        placeholder={t("search.placeholder")}
        aria-label={t("search.label")}
        aria-keyshortcuts="/"
        autoComplete="off"
        spellCheck={false}
        maxLength={longestSearch}
        value={composing ?? text}
        onChange={({ target, nativeEvent }) => {
          if ("isComposing" in nativeEvent && nativeEvent.isComposing === true) setComposing(target.value);
          else {
            setComposing(null);
            onSearch(target.value);
          }
        }}
        onCompositionEnd={({ currentTarget }) => {
          setComposing(null);
          onSearch(currentTarget.value);
        }}
        onBlur={() => setComposing(null)}
        onKeyDown={onKeyDown}
      />
      {text === "" ? (
        <kbd className={styles.hint}>/</kbd>
      ) : (
        <button
          type="button"
          className={styles.clear}
          aria-label={t("search.clear")}
          onClick={() => {
            onSearch("");
            input.current?.focus();
          }}
        >
          <IconX size={14} aria-hidden="true" />
        </button>
      )}
    </div>
  );
});
