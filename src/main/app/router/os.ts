import { implement } from "@orpc/server";
import { contract } from "../../../shared/contract/index.ts";
import { StoreError } from "../../store/errors.ts";
import { RefusedByService } from "../refused.ts";
import { isIterator, rethrown } from "./rethrown.ts";

/** The contract to implement, with the house's own errors turned into the contract's. */
export const os = implement(contract).use(async ({ next, errors }) => {
  function asTold(thrown: unknown): unknown {
    if (thrown instanceof StoreError)
      return errors.STORE({ data: { fault: thrown.fault, message: thrown.message } });
    if (thrown instanceof RefusedByService)
      return errors.REFUSED({ data: { why: thrown.why, detail: thrown.detail } });
    return thrown;
  }

  try {
    const answer = await next();
    if (!isIterator(answer.output)) return answer;
    // What it throws it throws later, when this has returned.
    return { ...answer, output: rethrown(answer.output, asTold) };
  } catch (thrown) {
    throw asTold(thrown);
  }
});
