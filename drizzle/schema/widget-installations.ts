import { boolean, integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import { VERIFICATION_METHODS } from "../../contracts/admin/installations.ts";
import { createdAt, identityKey, instant, oneOf, updatedAt } from "./columns.ts";
import { widgetConfigs } from "./widget-configs.ts";

export const INSTALLATION_TYPES = [
  "wordpress",
  "html",
  "shopify",
  "wix",
  "squarespace",
  "webflow",
  "other",
] as const;

/** Where a widget has been seen to run. */
export const widgetInstallations = pgTable(
  "widget_installations",
  {
    id: identityKey(),
    widgetId: integer("widget_id")
      .notNull()
      .references(() => widgetConfigs.id, { onDelete: "cascade" }),
    domain: text("domain").notNull(),
    installationType: text("installation_type", { enum: INSTALLATION_TYPES })
      .notNull()
      .default("html"),
    installationDate: instant("installation_date").notNull().defaultNow(),
    widgetVersion: text("widget_version"),
    lastPing: instant("last_ping"),
    isActive: boolean("is_active").notNull().default(true),
    verified: boolean("verified").notNull().default(false),
    verifiedBy: text("verified_by", { enum: VERIFICATION_METHODS }),
    verifiedAt: instant("verified_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    oneOf("widget_installations_verified_by_check", table.verifiedBy, VERIFICATION_METHODS),
    oneOf("widget_installations_type_check", table.installationType, INSTALLATION_TYPES),
    unique("widget_installations_widget_domain_unique").on(table.widgetId, table.domain),
  ],
);
