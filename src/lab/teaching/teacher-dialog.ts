export function openTeacherDialog(_: unknown): void {}
