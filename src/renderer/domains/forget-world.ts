import { forgetDrafts } from "../domain/drafts.ts";
import { forgetScroll } from "./kept-scroll.ts";
import { forgetRows } from "./pages.ts";

/** Forgets what the list and the domains keep outside of React: practice and the real world share none of it. */
export function forgetWorld(): void {
  forgetDrafts();
  forgetRows();
  forgetScroll();
}
