import { Loaded } from "../parts/Loaded.tsx";
import place from "../parts/place.module.css";
import styles from "./activity.module.css";
import { Failures } from "./Failures.tsx";
import { NextChecks } from "./NextChecks.tsx";
import { Passes } from "./Passes.tsx";
import { QuotaSection } from "./QuotaSection.tsx";
import { Situation } from "./Situation.tsx";
import { Usage } from "./Usage.tsx";
import { useWatchState } from "./watch-state.ts";

/** What is being checked, what is next and why, what failed, and what the quota carries. */
export function Activity() {
  const state = useWatchState();
  return (
    <div className={`${place.page} ${styles.page}`}>
      <Loaded query={state}>
        {(state) => (
          <>
            <Situation state={state} />
            <div className={styles.columns}>
              <div className={styles.side}>
                <QuotaSection state={state} />
                <Usage />
              </div>
              <div className={styles.main}>
                <NextChecks state={state} />
                <Failures />
                <Passes />
              </div>
            </div>
          </>
        )}
      </Loaded>
    </div>
  );
}
