import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import {
  knowledgeImportProposals,
  knowledgeImports,
  widgetKnowledgeBase,
} from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";
import type { EntryChange } from "./knowledge-entries.ts";
import { storableJson } from "./storable-json.ts";

type ProposalColumns = typeof knowledgeImportProposals.$inferSelect;
export type ProposalRow = Readonly<ProposalColumns>;

/** A proposal and what the entry that it is about says now. */
export interface ReviewedProposal {
  readonly proposal: ProposalRow;
  readonly entry: {
    readonly id: number;
    readonly question: string;
    readonly alternativeQuestions: string[];
    readonly answer: string;
  } | null;
}

export interface ProposalList {
  /** Proposals with an id above. */
  readonly after: number | null;
  readonly limit: number;
  readonly change?: ProposalRow["change"] | undefined;
  readonly decision?: ProposalRow["decision"] | undefined;
  readonly id?: number;
}

/** In the order of the source. */
export async function listProposals(
  db: Database,
  importId: number,
  { after, limit, change, decision, id }: ProposalList,
): Promise<ReviewedProposal[]> {
  const proposals = knowledgeImportProposals;
  return db
    .select({
      proposal: proposals,
      entry: {
        id: widgetKnowledgeBase.id,
        question: widgetKnowledgeBase.question,
        alternativeQuestions: widgetKnowledgeBase.alternativeQuestions,
        answer: widgetKnowledgeBase.answer,
      },
    })
    .from(proposals)
    .leftJoin(widgetKnowledgeBase, eq(widgetKnowledgeBase.id, proposals.entryId))
    .where(
      and(
        eq(proposals.importId, importId),
        after === null ? undefined : gt(proposals.id, after),
        change && eq(proposals.change, change),
        decision && eq(proposals.decision, decision),
        id === undefined ? undefined : eq(proposals.id, id),
      ),
    )
    .orderBy(asc(proposals.id))
    .limit(limit);
}

export type ProposalChange = Omit<EntryChange, "sourceUrl" | "isActive"> &
  Partial<Pick<ProposalColumns, "decision">>;

/** False when there is no such proposal, or it has been applied. */
export async function changeProposal(
  db: Database,
  importId: number,
  proposalId: number,
  change: ProposalChange,
): Promise<boolean> {
  const { decision, ...texts } = change;
  const isEdited = Object.keys(texts).length > 0;
  const { rowCount } = await db
    .update(knowledgeImportProposals)
    .set({
      ...texts,
      // A proposal that said the same as its entry says something else once it is edited.
      change: isEdited
        ? sql`case when ${knowledgeImportProposals.change} = 'same' then 'changed'
            else ${knowledgeImportProposals.change} end`
        : sql`${knowledgeImportProposals.change}`,
      ...(decision === undefined ? {} : { decision }),
    })
    .where(
      and(
        eq(knowledgeImportProposals.importId, importId),
        eq(knowledgeImportProposals.id, proposalId),
        isNull(knowledgeImportProposals.appliedAt),
      ),
    );
  return rowCount === 1;
}

export interface Applied {
  readonly created: number;
  readonly changed: number;
  readonly removed: number;
}

/**
 * Takes proposals into the draft, each once, whoever else does the same at the moment: the statement
 * claims its rows first. A new entry's id is drawn with the claim, so that proposal and entry name
 * each other when the statement ends.
 */
export async function applyProposals(
  db: Database,
  widgetId: number,
  importId: number,
  accept: "all" | "accepted" | readonly number[],
): Promise<Applied> {
  const { rows } = await db.execute<{ created: number; changed: number; removed: number }>(sql`
    with claimed as (
      update ${knowledgeImportProposals} p
      set decision = 'accepted', applied_at = now(),
        entry_id = case
          when p.change = 'new' or (p.change = 'changed' and not exists (
            select from ${widgetKnowledgeBase} e where e.id = p.entry_id and e.deleted_at is null
          )) then nextval(pg_get_serial_sequence('widget_knowledge_base', 'id'))::int
          else p.entry_id
        end
      where p.import_id = ${importId}::int and p.applied_at is null and ${isWanted(accept)}
      returning p.*
    ), created as (
      insert into ${widgetKnowledgeBase} (id, widget_id, category, question,
        alternative_questions, answer, keywords, priority, source_url)
      overriding system value
      select c.entry_id, ${widgetId}::int, c.category, c.question, c.alternative_questions, c.answer,
        c.keywords, c.priority, c.source_url
      from claimed c
      where c.change in ('new', 'changed')
        and not exists (select from ${widgetKnowledgeBase} e where e.id = c.entry_id)
      returning id
    ), changed as (
      update ${widgetKnowledgeBase} e
      set question = c.question, answer = c.answer,
        alternative_questions = ${union("alternative_questions")},
        keywords = ${union("keywords")},
        category = coalesce(e.category, c.category),
        source_url = coalesce(c.source_url, e.source_url), updated_at = now()
      from claimed c
      where c.change = 'changed' and e.id = c.entry_id and e.widget_id = ${widgetId}::int
      returning e.id
    ), removed as (
      update ${widgetKnowledgeBase} e set deleted_at = now()
      from claimed c
      where c.change = 'gone' and e.id = c.entry_id and e.widget_id = ${widgetId}::int
        and e.deleted_at is null
      returning e.id
    ), finished as (
      update ${knowledgeImports} set status = 'applied', updated_at = now()
      where id = ${importId}::int and status = 'ready' and exists (select from claimed)
    )
    select (select count(*) from created)::int as created,
      (select count(*) from changed)::int as changed,
      (select count(*) from removed)::int as removed`);
  return rows[0] ?? { created: 0, changed: 0, removed: 0 };
}

function isWanted(accept: "all" | "accepted" | readonly number[]) {
  if (accept === "accepted") return sql`p.decision = 'accepted' and p.change <> 'same'`;
  if (accept === "all") {
    return sql`(p.decision = 'accepted' and p.change <> 'same'
      or p.decision = 'pending' and p.change in ('new', 'changed'))`;
  }
  const ids = storableJson(accept);
  return sql`p.change <> 'same'
    and p.id in (select value::int from jsonb_array_elements_text(${ids}::jsonb))`;
}

/** What the entry has, then what the proposal adds, each once and in that order. */
function union(column: "alternative_questions" | "keywords") {
  const both = sql.raw(`e.${column} || c.${column}`);
  return sql`array(
    select item from unnest(${both}) with ordinality as listed(item, place)
    group by item order by min(place))`;
}
