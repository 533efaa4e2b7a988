export function chromiumPath(): string;
export function requireSystemPackages(wanted: { postgres: boolean; browser: boolean; papers: boolean }): void;
