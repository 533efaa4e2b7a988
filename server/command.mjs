// node server/command.mjs FILE.ts [words]: starts a command, which sees its own words only. FILE is reckoned from the project's root.
import { runModule } from "./bundle.mjs";

const [file] = process.argv.splice(2, 1);
await runModule(new URL(`../${file}`, import.meta.url).href);
