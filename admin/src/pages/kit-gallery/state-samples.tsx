import type { JSX } from "solid-js";
import { ApiError } from "../../api/client.ts";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/page.tsx";
import { SkeletonCards } from "../../kit/skeleton-cards.tsx";
import { EmptyState, ErrorState, NoPermission, SkeletonRows } from "../../kit/states.tsx";

const BROKEN = new ApiError({ code: "internal", message: "", status: 500, requestId: "req_7f3a" });

export function StateSamples(): JSX.Element {
  return (
    <>
      <div class="grid gap-5 md:grid-cols-2">
        <Card title="Nothing yet" isFlush>
          <EmptyState title="No leads yet" text="Leads appear here when a visitor leaves details.">
            <Button kind="primary">Install the widget</Button>
          </EmptyState>
        </Card>
        <Card title="Failed" isFlush>
          <ErrorState error={BROKEN} onRetry={() => undefined} />
        </Card>
        <Card title="Not allowed" isFlush>
          <NoPermission />
        </Card>
        <Card title="On its way" isFlush>
          <SkeletonRows />
        </Card>
      </div>
      <SkeletonCards />
    </>
  );
}
