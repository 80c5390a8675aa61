/** Nothing goes in; the path of the Nu validator's Java program comes out, which the package consists of. */

import program from "vnu-jar";

console.log(String(program));
