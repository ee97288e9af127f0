import { Route, Router } from "@solidjs/router";
import { QueryClientProvider } from "@tanstack/solid-query";
import { type Component, type JSX, lazy } from "solid-js";
import { createQueryClient } from "./api/query-client.ts";
import { Toasts } from "./kit/toasts.tsx";
import { Shell } from "./layout/shell.tsx";
import { AccountFrame } from "./pages/account/account-frame.tsx";
import { NotFound } from "./pages/not-found.tsx";

/** A page in a file of its own, fetched when it is first gone to. */
function page<Module>(load: () => Promise<Module>, name: keyof Module): Component {
  // Every module below exports its page under the name that stands beside it.
  return lazy(async () => ({ default: (await load())[name] as Component }));
}

const SignIn = page(() => import("./pages/account/sign-in.tsx"), "SignIn");
const ForgotPassword = page(() => import("./pages/account/forgot-password.tsx"), "ForgotPassword");
const ChoosePassword = page(() => import("./pages/account/choose-password.tsx"), "ChoosePassword");
const Dashboard = page(() => import("./pages/dashboard/dashboard.tsx"), "DashboardPage");
const Widgets = page(() => import("./pages/widgets/widgets.tsx"), "WidgetsPage");
const NewWidget = page(() => import("./pages/widgets/new-widget.tsx"), "NewWidgetPage");
const EditWidget = page(() => import("./pages/widgets/edit-widget.tsx"), "EditWidgetPage");
const Install = page(() => import("./pages/widgets/install.tsx"), "InstallPage");
const Installations = page(() => import("./pages/widgets/installations.tsx"), "InstallationsPage");
const SpamRules = page(() => import("./pages/widgets/spam-rules.tsx"), "SpamRulesPage");
const Knowledge = page(() => import("./pages/knowledge/knowledge.tsx"), "KnowledgePage");
const Conversations = page(
  () => import("./pages/conversations/conversations.tsx"),
  "ConversationsPage",
);
const Leads = page(() => import("./pages/leads/leads.tsx"), "LeadsPage");
const Lead = page(() => import("./pages/leads/lead.tsx"), "LeadPage");
const Appointments = page(
  () => import("./pages/appointments/appointments.tsx"),
  "AppointmentsPage",
);
const Analytics = page(() => import("./pages/analytics/analytics.tsx"), "AnalyticsPage");
const Clients = page(() => import("./pages/clients/clients.tsx"), "ClientsPage");
const Client = page(() => import("./pages/clients/client.tsx"), "ClientPage");
const Team = page(() => import("./pages/clients/team.tsx"), "TeamPage");
const AuditLog = page(() => import("./pages/clients/audit-log.tsx"), "AuditLogPage");
const Settings = page(() => import("./pages/settings/settings.tsx"), "SettingsPage");

const client = createQueryClient(() => {
  const { pathname, search } = location;
  if (pathname === "/sign-in") return;
  // A whole new page: nothing of the former user's stays in memory.
  location.assign(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
});

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
          <Route path="/settings" component={Settings} />
          <Route path="*" component={NotFound} />
        </Route>
      </Router>
      <Toasts />
    </QueryClientProvider>
  );
}
