export function mountPanel() {}
