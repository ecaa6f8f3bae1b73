// Corrections that are kept for a site: small rules on the structure of its pages, not on their words.

import { browser } from "./browser.js";
import { type Correction, type Judgement, type Snapshot, isKept } from "./judgement.js";
import { PageTree } from "./page-tree.js";
import { Paths, parsePath } from "./paths.js";

export interface Rule {
  /** A host's name. */
  site: string;
  kind: Correction["kind"];
  /** What it is about; see `paths.ts`. */
  path: string;
}

const KINDS: readonly unknown[] = ["drop", "keep", "only"];
/** More than anybody keeps by hand. */
const MOST = 1000;

/** All of them. */
export async function readRules(): Promise<Rule[]> {
  const { rules } = await browser.storage.local.get("rules").catch((): { rules?: unknown } => ({}));
  return checkedRules(rules);
}

/** Keeps these and no others. */
export async function saveRules(rules: Rule[]): Promise<void> {
  await browser.storage.local.set({ rules: rules.slice(-MOST) });
}

/** Keeps these too; of one part of a site's pages, the last word counts, and a site has one main part. */
export async function addRules(added: Rule[]): Promise<void> {
  const isSaid = (old: Rule): boolean =>
    added.some(({ site, path, kind }) => site === old.site && (path === old.path || (kind === "only" && old.kind === "only")));
  await saveRules([...(await readRules()).filter((old) => !isSaid(old)), ...added]);
}

/** What is sound of rules from outside. */
export function checkedRules(value: unknown): Rule[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((rule: Partial<Record<keyof Rule, unknown>> | null) => {
    const { site, kind, path } = rule ?? {};
    const isSound = typeof site === "string" && typeof path === "string" && KINDS.includes(kind) && parsePath(path) !== null;
    return isSound ? [{ site, path, kind: kind as Rule["kind"] }] : [];
  });
}

/** What the rules say of a page. */
export function correctionsBy(rules: Rule[], snapshot: Snapshot, { places }: Judgement): Correction[] {
  const [tree, paths] = [new PageTree(snapshot, places), new Paths(snapshot)];
  const found = rules.flatMap(({ kind, path }) => paths.find(path).map((element) => ({ kind, ...tree.inside(element) })));
  // The main part first: what else is said is about it.
  return found.filter(({ first, last }) => first <= last).toSorted((a, b) => Number(b.kind === "only") - Number(a.kind === "only"));
}

/** The rules that say of a site's other pages what the corrections say of this one; null for what they can't say. */
export function rulesOf(corrections: readonly Correction[], site: string, snapshot: Snapshot, { places }: Judgement): (Rule | null)[] {
  const [tree, paths] = [new PageTree(snapshot, places), new Paths(snapshot)];
  const isCorrected = (block: number, kind: Rule["kind"]): boolean =>
    corrections.some((own) => own.kind === kind && own.first <= block && block <= own.last);
  return corrections.map((correction) => {
    const { kind } = correction;
    const element = tree.elementOf(correction);
    const held = tree.inside(element);
    // The element may hold more than was meant.
    const means = ({ first, last }: { first: number; last: number }): boolean => {
      if (kind === "only") return first === held.first && last === held.last;
      for (let block = first; block <= last; block++) {
        const isSo = isKept({ places }, block) === (kind === "keep");
        if (!isSo && !isCorrected(block, kind)) return false;
      }
      return true;
    };
    const path = element > 0 && means(held) ? paths.to(element, (other) => means(tree.inside(other))) : null;
    return path === null ? null : { site, kind, path };
  });
}
