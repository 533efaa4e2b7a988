/** Whether an office suite of other people opens our files: LibreOffice reads them and prints what it understood. */
import { execFileSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The text of the pages that LibreOffice prints of a file, which is kept in the folder; null when it does not open it. A file that it would have to repair is not opened, for nobody is there to be asked. */
export function printedByOffice(folder: string, name: string, content: Buffer): string | null {
  const [file, pdf] = [join(folder, name), join(folder, `${name.slice(0, name.lastIndexOf("."))}.pdf`)];
  rmSync(pdf, { force: true });
  writeFileSync(file, content);
  execFileSync("soffice", ["--headless", "--norestore", `-env:UserInstallation=file://${folder}/profile`, "--convert-to", "pdf", "--outdir", folder, file], { stdio: "ignore", timeout: 180_000 });
  return existsSync(pdf) ? execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" }) : null;
}
