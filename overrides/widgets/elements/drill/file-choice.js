/** A button goes in; the texts of the files that somebody chooses with it come out. */

import { textOf } from "../../logic/text-file.js";
import { make, makeButton } from "../dom.js";

/** @typedef {{ name: string, text: string | null }} ChosenFile no text where the file is none */

/**
 * @param {{ label: string, several?: boolean, take: (files: ChosenFile[]) => void }} options
 * @param {AbortSignal} signal
 */
export function fileChoice({ label, several = false, take }, signal) {
  const input = make("input", {
    type: "file",
    hidden: true,
    multiple: several,
    accept: ".json,application/json",
    "aria-label": label,
  });
  input.addEventListener("change", async () => {
    const files = [...input.files ?? []];
    const chosen = await Promise.all(files.map(async (file) => ({
      name: file.name,
      text: textOf(new Uint8Array(await file.arrayBuffer())),
    })));
    // The same file can be chosen again.
    input.value = "";
    if (!signal.aborted) take(chosen);
  }, { signal });
  return [makeButton(label, () => input.click(), signal), input];
}
