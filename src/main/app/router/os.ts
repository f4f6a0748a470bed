import { implement } from "@orpc/server";
import { contract } from "../../../shared/contract/index.ts";
import { StoreError } from "../../store/errors.ts";
import { RefusedByService } from "../refused.ts";

/** The contract to implement, with the house's own errors turned into the contract's. */
export const os = implement(contract).use(async ({ next, errors }) => {
  try {
    return await next();
  } catch (thrown) {
    if (thrown instanceof StoreError)
      throw errors.STORE({ data: { fault: thrown.fault, message: thrown.message } });
    if (thrown instanceof RefusedByService)
      throw errors.REFUSED({ data: { why: thrown.why, detail: thrown.detail } });
    throw thrown;
  }
});
