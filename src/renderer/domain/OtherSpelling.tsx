import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLocation } from "wouter";
import { orpc } from "../rpc.ts";
import { Asked } from "./Asked.tsx";
import { NoName } from "./NoName.tsx";

/**
 * An address that holds a name as a person writes it (Unicode, capitals, a whole URL) and not as it is kept. Banken
 * reads it as it reads a list, and the address becomes that of the domain.
 */
export function OtherSpelling({ text }: { text: string }) {
  const reading = useQuery(orpc.domains.preview.queryOptions({ input: { text } }));
  const [, navigate] = useLocation();
  const { accepted = [] } = reading.data ?? {};
  const name = accepted.length === 1 ? accepted[0]?.name : undefined;
  useEffect(() => {
    if (name !== undefined) navigate(`/domains/${name}${window.location.search}`, { replace: true });
  }, [name, navigate]);
  if (name !== undefined) return null;
  return (
    <Asked query={reading}>
      {({ rejected }) => <NoName text={text} reason={rejected[0]?.reason ?? null} />}
    </Asked>
  );
}
