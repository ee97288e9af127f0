import type { OperationKey } from "../../contracts/admin/operations.ts";
import type { World } from "./admin-world.ts";

/** A call that works, made of a world's ids. */
export interface Sample {
  readonly body?: (world: World) => object;
  readonly query?: (world: World) => Readonly<Record<string, string | number>>;
  /** What it answers where that is not the operation's own status, and why. */
  readonly status?: number;
}

const NOTHING: Sample = {};
const EMPTY: Sample = { body: () => ({}) };
/** A world's conversation stands in Postgres alone: no object knows of it, and nobody can answer there. */
const WITHOUT_OBJECT: Sample = { ...EMPTY, status: 404 };
const ENTRY = { question: "Is there a lift?", answer: "Yes." };

function both({ clientId, widgetId }: World) {
  return { client_id: clientId, widget_id: widgetId };
}

function ofVisitor({ clientId, conversationId }: World) {
  return {
    client_id: clientId,
    subject: { by: "conversation", conversation_id: conversationId },
  };
}

/** One for each operation: a route that is added without one does not compile. */
export const SAMPLES: Readonly<Record<OperationKey, Sample>> = {
  "GET /me": NOTHING,
  "PATCH /me": { body: () => ({ name: "New Name" }) },
  "GET /me/notifications": NOTHING,
  "PATCH /me/notifications": { body: () => ({ daily_summary: true }) },
  "GET /me/sessions": NOTHING,
  // One's own session alone could be named here, and that would end the suite's.
  "DELETE /me/sessions/:sessionId": { status: 404 },
  "GET /dashboard": { query: ({ clientId }) => ({ client_id: clientId }) },
  "GET /analytics": { query: both },
  "GET /analytics/breakdown": { query: both },
  "GET /analytics/export": { query: both },
  "GET /widgets/:widgetId/analytics": NOTHING,
  "GET /widgets": { query: ({ clientId }) => ({ client_id: clientId, search: "widget" }) },
  "POST /widgets": {
    body: ({ clientId }) => ({ widget_name: "Another", client_id: clientId }),
  },
  "GET /widget-options": NOTHING,
  "GET /widgets/:widgetId": NOTHING,
  "PATCH /widgets/:widgetId": { body: () => ({ bot_name: "Robin", primary_color: "#123456" }) },
  "DELETE /widgets/:widgetId": { body: ({ widgetName }) => ({ confirm_name: widgetName }) },
  "POST /widgets/:widgetId/duplicate": EMPTY,
  "POST /widgets/:widgetId/rotate-key": EMPTY,
  "PUT /widgets/:widgetId/captcha-keys": {
    body: () => ({
      site_key: "1x00000000000000000000AA",
      secret_key: "1x0000000000000000000000000000000AA",
    }),
  },
  "GET /widgets/:widgetId/agent-secret": NOTHING,
  "POST /widgets/:widgetId/agent-secret": EMPTY,
  "POST /widgets/:widgetId/agent-test": { body: () => ({ question: "Is there a lift?" }) },
  "GET /widgets/:widgetId/embed": NOTHING,
  "GET /widgets/:widgetId/knowledge/imports": NOTHING,
  "POST /widgets/:widgetId/knowledge/imports": {
    body: () => ({ kind: "text", content: "Is there a lift?\nYes, at the back." }),
  },
  "GET /widgets/:widgetId/knowledge/imports/:importId": NOTHING,
  "GET /widgets/:widgetId/knowledge/imports/:importId/proposals": NOTHING,
  "PATCH /widgets/:widgetId/knowledge/imports/:importId/proposals/:proposalId": {
    body: () => ({ decision: "accepted" }),
  },
  "POST /widgets/:widgetId/knowledge/imports/:importId/apply": { body: () => ({ accept: "all" }) },
  "POST /widgets/:widgetId/knowledge/imports/:importId/refresh": NOTHING,
  "GET /widgets/:widgetId/knowledge/tests": NOTHING,
  "POST /widgets/:widgetId/knowledge/tests": {
    body: ({ entryId }) => ({ question: "May I park?", expected_entry_id: entryId }),
  },
  "POST /widgets/:widgetId/knowledge/tests/run": NOTHING,
  "POST /widgets/:widgetId/knowledge/tests/from-message": {
    body: ({ botMessageId, entryId }) => ({ message_id: botMessageId, expected_entry_id: entryId }),
  },
  "PATCH /widgets/:widgetId/knowledge/tests/:testId": { body: () => ({ is_active: false }) },
  "DELETE /widgets/:widgetId/knowledge/tests/:testId": NOTHING,
  "GET /widgets/:widgetId/knowledge/draft": NOTHING,
  "POST /widgets/:widgetId/knowledge/publish": EMPTY,
  "GET /widgets/:widgetId/knowledge/versions": NOTHING,
  "GET /widgets/:widgetId/knowledge/versions/:number": NOTHING,
  "GET /widgets/:widgetId/knowledge/versions/:number/diff": NOTHING,
  "POST /widgets/:widgetId/knowledge/versions/:number/restore": NOTHING,
  "POST /widgets/:widgetId/knowledge/versions/:number/rollback": NOTHING,
  "GET /widgets/:widgetId/generation": NOTHING,
  "PATCH /widgets/:widgetId/generation": { body: () => ({ daily_ceiling_micros: 5 }) },
  "POST /widgets/:widgetId/knowledge/try": { body: () => ({ question: "Where may I park?" }) },
  "GET /widgets/:widgetId/knowledge/threshold": NOTHING,
  "GET /widgets/:widgetId/knowledge/gaps": NOTHING,
  "POST /widgets/:widgetId/knowledge/gaps/draft-entry": { body: () => ({ question: "A lift?" }) },
  "POST /widgets/:widgetId/knowledge/replay": EMPTY,
  "GET /widgets/:widgetId/knowledge/health": NOTHING,
  "GET /widgets/:widgetId/knowledge/categories": NOTHING,
  "POST /widgets/:widgetId/knowledge/bulk": {
    body: ({ entryId }) => ({ act: "deactivate", ids: [entryId] }),
  },
  "PUT /widgets/:widgetId/knowledge/priorities": {
    body: ({ entryId }) => ({ priorities: [{ id: entryId, priority: 9 }] }),
  },
  "GET /widgets/:widgetId/knowledge": NOTHING,
  "POST /widgets/:widgetId/knowledge": { body: () => ENTRY },
  "GET /widgets/:widgetId/knowledge/:entryId": NOTHING,
  "PATCH /widgets/:widgetId/knowledge/:entryId": { body: () => ({ answer: "In the yard." }) },
  "DELETE /widgets/:widgetId/knowledge/:entryId": NOTHING,
  "GET /conversations": {
    query: (world) => ({
      ...both(world),
      same_visitor_as: world.conversationId,
      from: "2020-01-01",
      search: "park",
    }),
  },
  "GET /widgets/:widgetId/conversations": NOTHING,
  "GET /conversations/:conversationId": NOTHING,
  "GET /conversations/:conversationId/messages": NOTHING,
  "GET /conversations/:conversationId/live": NOTHING,
  "POST /conversations/:conversationId/claim": WITHOUT_OBJECT,
  "POST /conversations/:conversationId/release": WITHOUT_OBJECT,
  "POST /conversations/:conversationId/transfer": {
    ...WITHOUT_OBJECT,
    body: ({ adminId }) => ({ user_id: adminId }),
  },
  "POST /conversations/:conversationId/assign": { body: ({ userId }) => ({ user_id: userId }) },
  "POST /conversations/:conversationId/reply": {
    ...WITHOUT_OBJECT,
    body: () => ({ message_text: "Good morning.", client_message_id: crypto.randomUUID() }),
  },
  "POST /conversations/:conversationId/close": {
    ...WITHOUT_OBJECT,
    body: () => ({ outcome: "resolved" }),
  },
  "GET /conversations/:conversationId/notes": NOTHING,
  "POST /conversations/:conversationId/notes": { body: () => ({ text: "Wants a quote." }) },
  "PATCH /conversations/:conversationId": { body: () => ({ is_spam: true, spam_reason: "ads" }) },
  "DELETE /conversations/:conversationId": NOTHING,
  "POST /widgets/:widgetId/masking-test": { body: () => ({ text: "4242 4242 4242 4242" }) },
  "GET /widgets/:widgetId/acceptances": NOTHING,
  "GET /conversations/:conversationId/integrity": NOTHING,
  "POST /visitors/find": { body: ofVisitor },
  "POST /visitors/export": { body: ofVisitor },
  "POST /visitors/erase": { body: ofVisitor },
  "GET /erasures": { query: ({ clientId }) => ({ client_id: clientId }) },
  "GET /canned-replies": { query: ({ clientId }) => ({ client_id: clientId }) },
  "POST /canned-replies": {
    body: ({ clientId }) => ({ shortcut: "hours", text: "We open at 8.", client_id: clientId }),
  },
  "PATCH /canned-replies/:cannedReplyId": { body: () => ({ text: "We open at {{widget_name}}." }) },
  "DELETE /canned-replies/:cannedReplyId": NOTHING,
  "GET /leads": { query: (world) => ({ ...both(world), from: "2020-01-01" }) },
  "POST /leads": { body: ({ clientId }) => ({ name: "Ana", client_id: clientId }) },
  "GET /leads/export": { query: both },
  "GET /leads/count": { query: both },
  "GET /assignees": { query: ({ clientId }) => ({ client_id: clientId }) },
  "POST /leads/import": {
    body: ({ clientId }) => ({ csv: "name,email\nAna,ana@example.com", client_id: clientId }),
  },
  "GET /leads/:leadId": NOTHING,
  "PATCH /leads/:leadId": {
    body: ({ userId }) => ({ status: "contacted", assigned_to: userId }),
  },
  "DELETE /leads/:leadId": NOTHING,
  "GET /leads/:leadId/activities": NOTHING,
  "POST /leads/:leadId/notes": { body: () => ({ text: "Called back." }) },
  "POST /leads/:leadId/duplicate": {
    body: ({ otherLeadId }) => ({ duplicate_of: otherLeadId }),
  },
  "POST /leads/:leadId/merge": { body: ({ otherLeadId }) => ({ merge_lead_id: otherLeadId }) },
  "POST /leads/:leadId/unmerge": { body: ({ mergeId }) => ({ merge_id: mergeId }) },
  "POST /leads/:leadId/convert": { body: () => ({ client_name: "Ana's bakery" }) },
  "GET /appointments": { query: (world) => ({ ...both(world), from: "2020-01-01" }) },
  "GET /appointments/:appointmentId": NOTHING,
  "PATCH /appointments/:appointmentId": { body: () => ({ status: "confirmed" }) },
  "POST /appointments/:appointmentId/move": {
    body: () => ({
      starts_at: new Date(Math.ceil(Date.now() / 86_400_000 + 7) * 86_400_000).toISOString(),
    }),
  },
  "GET /appointments/:appointmentId/slots": NOTHING,
  "GET /widgets/:widgetId/calendar-feed": NOTHING,
  "POST /widgets/:widgetId/calendar-feed": EMPTY,
  "GET /widgets/:widgetId/spam-rules": NOTHING,
  "POST /widgets/:widgetId/spam-rules": {
    body: () => ({ rule_type: "keyword", rule_value: "casino" }),
  },
  "POST /widgets/:widgetId/spam-rules/test": {
    body: () => ({ rule_type: "pattern", rule_value: "cas[i1]no" }),
  },
  "POST /widgets/:widgetId/spam-rules/judge": { body: () => ({ text: "Visit our casino" }) },
  "GET /widgets/:widgetId/spam-rules/:ruleId": NOTHING,
  "PATCH /widgets/:widgetId/spam-rules/:ruleId": { body: () => ({ severity: "high" }) },
  "DELETE /widgets/:widgetId/spam-rules/:ruleId": NOTHING,
  "GET /installations": { query: both },
  "GET /widgets/:widgetId/installations": NOTHING,
  "GET /widgets/:widgetId/installations/:installationId/proof": NOTHING,
  "POST /widgets/:widgetId/installations/:installationId/verify": {
    body: () => ({ method: "meta" }),
  },
  "DELETE /widgets/:widgetId/installations/:installationId": NOTHING,
  "GET /clients": NOTHING,
  "POST /clients": { body: () => ({ name: "New Ltd", email: "new@example.com" }) },
  "GET /clients/:clientId": NOTHING,
  "PATCH /clients/:clientId": {
    body: () => ({ phone: "+13125550142", country: "ES", lead_assignment: "round_robin" }),
  },
  "GET /clients/:clientId/deletion": NOTHING,
  "DELETE /clients/:clientId": { body: ({ clientName }) => ({ confirm_name: clientName }) },
  "GET /users": { query: ({ clientId }) => ({ client_id: clientId }) },
  "POST /users": {
    body: ({ clientId }) => ({
      name: "Kim",
      email: `kim-${crypto.randomUUID()}@example.com`,
      role: "client_user",
      client_id: clientId,
    }),
  },
  "GET /users/:userId": NOTHING,
  "PATCH /users/:userId": { body: () => ({ name: "Kim Other", takes_leads: false }) },
  "POST /users/:userId/invitation": EMPTY,
  "GET /notifications": {
    query: ({ clientId, widgetId }) => ({ client_id: clientId, widget_id: widgetId }),
  },
  "GET /webhooks": { query: ({ clientId }) => ({ client_id: clientId }) },
  "POST /webhooks": {
    body: ({ clientId }) => ({
      url: "https://crm.example.com/in",
      events: ["lead.created"],
      client_id: clientId,
    }),
  },
  "GET /webhooks/:webhookId": NOTHING,
  "PATCH /webhooks/:webhookId": { body: () => ({ is_active: false, description: "CRM" }) },
  "DELETE /webhooks/:webhookId": NOTHING,
  "GET /webhooks/:webhookId/secret": NOTHING,
  "POST /webhooks/:webhookId/rotate-secret": { body: () => ({ keep_previous_hours: 24 }) },
  "POST /webhooks/:webhookId/test": EMPTY,
  "GET /webhooks/:webhookId/deliveries": NOTHING,
  "POST /webhooks/:webhookId/deliveries/:deliveryId/replay": EMPTY,
  "POST /webhooks/:webhookId/replay-failed": { body: () => ({ since: "2020-01-01T00:00:00Z" }) },
  "POST /widgets/:widgetId/wordpress-plugin": EMPTY,
  "POST /widgets/:widgetId/install-check": { body: () => ({ url: "https://clinic.example.com/" }) },
  "GET /widgets/:widgetId/identity-keys": NOTHING,
  "POST /widgets/:widgetId/identity-keys": {
    body: () => ({ algorithm: "HS256", label: "Our server" }),
  },
  "DELETE /widgets/:widgetId/identity-keys/:identityKeyId": NOTHING,
  "GET /api-keys": { query: ({ clientId }) => ({ client_id: clientId }) },
  "POST /api-keys": {
    body: ({ clientId }) => ({
      name: "CRM",
      scopes: ["leads.read"],
      expires_at: null,
      client_id: clientId,
    }),
  },
  "DELETE /api-keys/:apiKeyId": NOTHING,
  "GET /audit-log": { query: ({ clientId, userId }) => ({ client_id: clientId, user_id: userId }) },
};
