import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import type { Preview } from "../../shared/contract/domains.ts";
import { largestText } from "../../shared/ranges.ts";
import { client } from "../rpc.ts";

/** How long a person's typing has to rest before the text is read, in ms. */
const rest = 150;

/** What was understood of a text as it stands, or of the text it was a moment ago. */
export interface Understood {
  /** Null where there is nothing to read, or nothing was read yet. */
  readonly preview: Preview | null;
  /** Whether `preview` is of the text as it stands now. */
  readonly current: boolean;
  /** What went wrong with the text as it stands. */
  readonly error: Error | null;
  retry(): void;
  /** Has a text read without waiting for more of it. */
  readNow(text: string): void;
}

// A text may be megabytes: the query goes by a number, and the text stays out of its key.
let asked = 0;
const ask = (text: string) => ({ text, number: ++asked });

export function isReadable(text: string): boolean {
  return text.length <= largestText && text.trim() !== "";
}

/**
 * Has a text read as it is typed. The last answer stays until the next one is there; one that comes late, for a text
 * that has changed since, is never shown in place of a newer one.
 */
export function useUnderstood(text: string): Understood {
  const [question, setQuestion] = useState(() => ask(text));
  const readNow = useCallback((next: string) => setQuestion(ask(next)), []);
  useEffect(() => {
    if (text === question.text) return;
    const timer = setTimeout(() => readNow(text), rest);
    return () => clearTimeout(timer);
  }, [text, question, readNow]);

  const { data, error, isPlaceholderData, refetch } = useQuery({
    queryKey: ["preview", question.number],
    queryFn: async ({ signal }) => ({
      of: question.text,
      preview: await client.domains.preview({ text: question.text }, { signal }),
    }),
    enabled: isReadable(question.text),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const readable = isReadable(text);
  return {
    preview: readable ? (data?.preview ?? null) : null,
    current: readable && data !== undefined && !isPlaceholderData && data.of === text,
    error: question.text === text ? error : null,
    retry: () => void refetch(),
    readNow,
  };
}
