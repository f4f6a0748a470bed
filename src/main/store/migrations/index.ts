import { first } from "./001-first.ts";
import { window } from "./002-window.ts";
import { atLength } from "./003-at-length.ts";

/** Every migration in order; number n brings a database from `user_version` n - 1 to n. Never edit one that shipped. */
export const migrations: readonly string[] = [first, window, atLength];
