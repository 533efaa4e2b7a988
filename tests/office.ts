/** Whether an office suite of other people opens our files: LibreOffice reads them and prints what it understood. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * By file name the text of the pages that LibreOffice prints of each file; null of one that it does not open. A file that it would have to
 * repair is not opened, for nobody is there to be asked. All in one go, because the suite takes longer to start than to print.
 */
export function printedByOffice(folder: string, files: ReadonlyMap<string, Uint8Array>): Map<string, string | null> {
  const [given, printed] = ["given", "printed"].map((name) => join(folder, name)) as [string, string];
  for (const made of [given, printed]) {
    rmSync(made, { recursive: true, force: true });
    mkdirSync(made, { recursive: true });
  }
  const names = [...files.keys()];
  const plain = (name: string) => name.replaceAll(".", "-"); // plan.pptx and plan.xlsx would print to one file
  const endOf = (name: string) => name.slice(name.lastIndexOf("."));
  for (const [name, content] of files) writeFileSync(join(given, plain(name) + endOf(name)), content);
  execFileSync("soffice", ["--headless", "--norestore", `-env:UserInstallation=file://${folder}/profile`, "--convert-to", "pdf", "--outdir", printed, ...names.map((name) => join(given, plain(name) + endOf(name)))], { stdio: "ignore", timeout: 230_000 });
  return new Map(names.map((name) => {
    const pdf = join(printed, `${plain(name)}.pdf`);
    return [name, existsSync(pdf) ? execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" }) : null];
  }));
}
