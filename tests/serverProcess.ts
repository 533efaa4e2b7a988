/** The program as people run it: a child process with an environment of its own. */
import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

export interface RunningProgram {
  child: ChildProcess;
  /** Everything it has said so far, on both outputs. */
  said(): string;
  output(): string;
  /** Resolves when it has said `words`; rejects when it ends before. */
  says(words: string): Promise<string>;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** Runs a TypeScript file of the project under Node with the settings given and no others of ours. */
export function runProgram(file: string, words: string[], settings: Record<string, string>): RunningProgram {
  return runNode(["--import", "tsx/esm", file, ...words], settings);
}

/** Runs a command as npm does. */
export function runCommand(file: string, words: string[], settings: Record<string, string>): RunningProgram {
  return runNode(["server/command.mjs", file, ...words], settings);
}

function runNode(words: string[], settings: Record<string, string>): RunningProgram {
  const { DATABASE_URL: _url, GUITU_KEY: _key, GUITU_DATA: _data, GUITU_SCOPE: _scope, PORT: _port, HOST: _host, ...inherited } = process.env;
  const child = spawn(process.execPath, words, { cwd: root, env: { ...inherited, GUITU_DEMO: "0", ...settings }, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => { said += chunk.toString(); output += chunk.toString(); });
  child.stderr.on("data", (chunk: Buffer) => { said += chunk.toString(); });
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => child.once("close", (code, signal) => resolve({ code, signal })));
  const says = async (expected: string): Promise<string> => {
    for (;;) {
      if (said.includes(expected)) return said;
      if (child.exitCode !== null) throw new Error(`the program ended without saying "${expected}": ${said}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
  return { child, said: () => said, output: () => output, says, ended };
}

/** Starts the server on a free port; answers its address. */
export async function startServer(settings: Record<string, string>): Promise<RunningProgram & { url: string }> {
  const program = runProgram("server/main.ts", [], { PORT: "0", ...settings });
  const said = await program.says("归途已启动：");
  const url = /归途已启动：(\S+)/.exec(said)?.[1];
  if (!url) throw new Error(`no address in: ${said}`);
  return { ...program, url };
}
