import { Route, Router } from "@solidjs/router";
import { QueryClientProvider } from "@tanstack/solid-query";
import { type JSX, lazy, Show } from "solid-js";
import { createQueryClient } from "./api/query-client.ts";
import { isSignedOut, ME_KEY, setSignedOut } from "./api/session.ts";
import { Toasts } from "./kit/toasts.tsx";
import { Late } from "./layout/late.tsx";
import { pageFile } from "./layout/page-file.tsx";
import { Shell } from "./layout/shell.tsx";
import { AccountFrame } from "./pages/account/account-frame.tsx";
import { NotFound } from "./pages/not-found.tsx";

const SignIn = pageFile(() => import("./pages/account/sign-in.tsx"), "SignIn");
const ForgotPassword = pageFile(
  () => import("./pages/account/forgot-password.tsx"),
  "ForgotPassword",
);
const ChoosePassword = pageFile(
  () => import("./pages/account/choose-password.tsx"),
  "ChoosePassword",
);
const Dashboard = pageFile(() => import("./pages/dashboard/dashboard.tsx"), "DashboardPage");
const Widgets = pageFile(() => import("./pages/widgets/widgets.tsx"), "WidgetsPage");
const NewWidget = pageFile(() => import("./pages/widgets/new-widget.tsx"), "NewWidgetPage");
const EditWidget = pageFile(() => import("./pages/widgets/edit-widget.tsx"), "EditWidgetPage");
const Install = pageFile(() => import("./pages/widgets/install.tsx"), "InstallPage");
const Installations = pageFile(
  () => import("./pages/widgets/installations.tsx"),
  "InstallationsPage",
);
const SpamRules = pageFile(() => import("./pages/spam-rules/spam-rules.tsx"), "SpamRulesPage");
const Knowledge = pageFile(() => import("./pages/knowledge/knowledge.tsx"), "KnowledgePage");
const Conversations = pageFile(
  () => import("./pages/conversations/conversations.tsx"),
  "ConversationsPage",
);
const CannedReplies = pageFile(
  () => import("./pages/canned-replies/canned-replies.tsx"),
  "CannedRepliesPage",
);
const Leads = pageFile(() => import("./pages/leads/leads.tsx"), "LeadsPage");
const Lead = pageFile(() => import("./pages/leads/lead.tsx"), "LeadPage");
const Appointments = pageFile(
  () => import("./pages/appointments/appointments.tsx"),
  "AppointmentsPage",
);
const Analytics = pageFile(() => import("./pages/analytics/analytics.tsx"), "AnalyticsPage");
const Clients = pageFile(() => import("./pages/clients/clients.tsx"), "ClientsPage");
const Client = pageFile(() => import("./pages/clients/client.tsx"), "ClientPage");
const Team = pageFile(() => import("./pages/clients/team.tsx"), "TeamPage");
const AuditLog = pageFile(() => import("./pages/clients/audit-log.tsx"), "AuditLogPage");
const Notifications = pageFile(
  () => import("./pages/notifications/notifications.tsx"),
  "NotificationsPage",
);
const Privacy = pageFile(() => import("./pages/privacy/privacy.tsx"), "PrivacyPage");
const Webhooks = pageFile(() => import("./pages/webhooks/webhooks.tsx"), "WebhooksPage");
const Webhook = pageFile(() => import("./pages/webhooks/webhook.tsx"), "WebhookPage");
const ApiKeys = pageFile(() => import("./pages/api-keys/api-keys.tsx"), "ApiKeysPage");
const Settings = pageFile(() => import("./pages/settings/settings.tsx"), "SettingsPage");

// It weighs nothing until a session ends under a page.
const SignInAgain = lazy(async () => ({
  default: (await import("./pages/account/sign-in-again.tsx")).SignInAgain,
}));

const client = createQueryClient(() => {
  if (location.pathname === "/sign-in") return;
  // What is open stays, with all that was typed in it; where nothing is yet, signing in comes first.
  if (client.getQueryData(ME_KEY)) setSignedOut(true);
  else goToSignIn();
});

function goToSignIn(): void {
  const { pathname, search } = location;
  location.assign(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
}

export function App(): JSX.Element {
  return (
    <QueryClientProvider client={client}>
      <Router>
        <Route component={AccountFrame}>
          <Route path="/sign-in" component={SignIn} />
          <Route path="/forgot-password" component={ForgotPassword} />
          <Route path={["/reset-password", "/invitation"]} component={ChoosePassword} />
        </Route>
        <Route component={Shell}>
          <Route path="/" component={Dashboard} />
          <Route path="/widgets" component={Widgets} />
          <Route path="/widgets/new" component={NewWidget} />
          <Route path="/widgets/:widgetId" component={EditWidget} />
          <Route path="/knowledge" component={Knowledge} />
          <Route path="/conversations" component={Conversations} />
          <Route path="/canned-replies" component={CannedReplies} />
          <Route path="/leads" component={Leads} />
          <Route path="/leads/:leadId" component={Lead} />
          <Route path="/appointments" component={Appointments} />
          <Route path="/analytics" component={Analytics} />
          <Route path="/spam-rules" component={SpamRules} />
          <Route path="/installations" component={Installations} />
          <Route path="/install" component={Install} />
          <Route path="/clients" component={Clients} />
          <Route path="/clients/:clientId" component={Client} />
          <Route path="/team" component={Team} />
          <Route path="/audit-log" component={AuditLog} />
          <Route path="/notifications" component={Notifications} />
          <Route path="/privacy" component={Privacy} />
          <Route path="/webhooks" component={Webhooks} />
          <Route path="/webhooks/:webhookId" component={Webhook} />
          <Route path="/api-keys" component={ApiKeys} />
          <Route path="/settings" component={Settings} />
          <Route path="*" component={NotFound} />
        </Route>
      </Router>
      <Show when={isSignedOut()}>
        <Late onFail={goToSignIn}>
          <SignInAgain />
        </Late>
      </Show>
      <Toasts />
    </QueryClientProvider>
  );
}
