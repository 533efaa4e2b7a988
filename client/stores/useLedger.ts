/** Uploads, imports and their findings. */
import { ref, shallowRef } from "vue";
import { api } from "../api.ts";
import { askServer } from "../askServer.ts";
import { reasonOf } from "./reason.ts";

interface UploadAnswer { rows: number; accepted: number; unchanged: number; refused: number; warnings: number; findings: string | null }
interface Upload { id: number; name: string; summary: UploadAnswer | null; failure: string | null }
type Imports = Awaited<ReturnType<typeof api.ledger.imports.query>>;
type Findings = Awaited<ReturnType<typeof api.ledger.findings.query>> & { file: string };
type Villages = Awaited<ReturnType<typeof api.coverage.byVillage.query>>;

export function useLedger() {
  const imports = shallowRef<Imports | null>(null);
  const findings = shallowRef<Findings | null>(null);
  const uploads = shallowRef<Upload[]>([]);
  const villages = shallowRef<Villages | null>(null);
  const failure = ref<string | null>(null);
  let lastTownship = "";
  let lastId = 0;

  const settle = (id: number, patch: Partial<Upload>) => { uploads.value = uploads.value.map((one) => (one.id === id ? { ...one, ...patch } : one)); };

  async function upload(file: File): Promise<void> {
    const id = ++lastId;
    uploads.value = [{ id, name: file.name, summary: null, failure: null }, ...uploads.value];
    try {
      const response = await askServer(`/api/ledger?name=${encodeURIComponent(file.name)}`, { method: "POST", body: file, headers: { "content-type": "application/octet-stream" } });
      const answer = (await response.json()) as UploadAnswer & { error?: string };
      settle(id, response.ok ? { summary: answer } : { failure: answer.error ?? `HTTP ${response.status}` });
      await loadImports();
    } catch (error) {
      settle(id, { failure: reasonOf(error) });
    }
  }
  async function loadImports(): Promise<void> {
    try {
      imports.value = await api.ledger.imports.query({ limit: 200 });
      failure.value = null;
    } catch (error) {
      failure.value = reasonOf(error);
    }
  }
  async function showFindings(importId: string, county: string, file: string): Promise<void> {
    try {
      findings.value = { file, ...await api.ledger.findings.query({ importId, county, limit: 500 }) };
    } catch (error) {
      failure.value = reasonOf(error);
    }
  }
  /** Only the township asked for last is shown. */
  async function showVillages(township: string): Promise<void> {
    lastTownship = township;
    villages.value = null;
    try {
      const answer = await api.coverage.byVillage.query({ township });
      if (lastTownship === township) villages.value = answer;
    } catch (error) {
      failure.value = reasonOf(error);
    }
  }
  return { imports, findings, uploads, villages, failure, upload, loadImports, showFindings, showVillages, closeFindings: () => { findings.value = null; } };
}
