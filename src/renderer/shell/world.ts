import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLayoutEffect, useRef } from "react";
import { useLocation } from "wouter";
import { forgetWorld } from "../domains/forget-world.ts";
import { orpc } from "../rpc.ts";
import { show } from "./over.ts";

/**
 * Practice is another world, with another list. When the window comes to be in another one, from whichever window it
 * was changed, it begins at home: nothing of what was asked before is true any more, and no note, dialog or selection
 * of the world before may do anything in this one.
 */
export function useWorld(): void {
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const { data } = useQuery(orpc.settings.get.queryOptions());
  const practice = data?.practice;
  const before = useRef(practice);
  useLayoutEffect(() => {
    if (practice === undefined || practice === before.current) return;
    const first = before.current === undefined;
    before.current = practice;
    if (first) return;
    notifications.clean();
    show({ kind: "none" });
    forgetWorld();
    void queries.resetQueries();
    navigate("/");
  }, [practice, queries, navigate]);
}
