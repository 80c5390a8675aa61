/** Rows go in; DataTables comes out, with the extension that lays out only the rows in view. */

import "datatables.net-scroller-dt";
import { made } from "./datatables.js";
import { HEIGHT } from "./shared.js";

/** @type {import("./shared.js").Adapter} */
export default {
  setup: (stage, rows) => made(stage, rows, { scroller: true, scrollY: HEIGHT }),
};
