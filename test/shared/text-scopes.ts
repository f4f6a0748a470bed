import {
  type Declared,
  defaultNamespace,
  membersOf,
  type Node,
  nameOf,
  namespacesOf,
  stringsIn,
} from "./text-types.ts";

/** What a name stands for: a `t` with its namespaces, something constant, or something of a known type. */
export type Binding =
  | { readonly kind: "t"; readonly namespaces: readonly string[] }
  | { readonly kind: "value"; readonly init: Node }
  | { readonly kind: "type"; readonly of: Node };

export type Scope = ReadonlyMap<string, Binding>;

/** What a name stands for where these scopes hold, the innermost last. */
export function found(name: string, scopes: readonly Scope[]): Binding | undefined {
  return scopes.findLast((scope) => scope.has(name))?.get(name);
}

/** The names that a node brings with it: a function's parameters, a block's constants. Null: none. */
export function scopeOf(node: Node, declared: Declared): Scope | null {
  const scope = new Map<string, Binding>();
  const params = (node.params ?? (node.function as Node | undefined)?.params) as Node[] | undefined;
  for (const param of Array.isArray(params) ? params : []) {
    const pattern = (param.pat as Node | undefined) ?? param;
    const type = (pattern.typeAnnotation as Node | null | undefined)?.typeAnnotation as Node | undefined;
    if (type !== undefined) bindTyped(pattern, type, scope, declared);
  }
  const statements = (node.stmts ?? (node.type === "Module" ? node.body : undefined)) as Node[] | undefined;
  for (const statement of Array.isArray(statements) ? statements : []) {
    const inner = statement.type === "ExportDeclaration" ? (statement.declaration as Node) : statement;
    if (inner.type !== "VariableDeclaration") continue;
    for (const each of inner.declarations as Node[])
      if (each.init) bindValue(each.id as Node, each.init as Node, scope, declared);
  }
  return scope.size === 0 ? null : scope;
}

export function argumentsOf(call: Node): readonly Node[] {
  return (call.arguments as { expression: Node }[]).map(({ expression }) => expression);
}

/** Binds what `pattern` names of the value that `init` comes to. */
function bindValue(pattern: Node, init: Node, scope: Map<string, Binding>, declared: Declared): void {
  if (init.type === "CallExpression") {
    const [first, second] = argumentsOf(init);
    const callee = init.callee as Node;
    const returned = declared.returns.get(String(nameOf(callee)));
    if (nameOf(callee) === "useTranslation") {
      const t = pattern.type === "ObjectPattern" ? localName(pattern, "t") : null;
      if (t !== null) scope.set(t, { kind: "t", namespaces: stringsIn(first) });
      return;
    }
    if (nameOf(callee.property) === "getFixedT") {
      scope.set(String(pattern.value), {
        kind: "t",
        namespaces: second ? stringsIn(second) : [defaultNamespace],
      });
      return;
    }
    if (returned !== undefined) {
      bindTyped(pattern, returned, scope, declared);
      return;
    }
  }
  if (pattern.type === "Identifier") scope.set(String(pattern.value), { kind: "value", init });
}

/** Binds what `pattern` names of something of a type. */
function bindTyped(pattern: Node, type: Node, scope: Map<string, Binding>, declared: Declared): void {
  const bind = (name: string, of: Node) => {
    const namespaces = namespacesOf(of, declared);
    scope.set(name, namespaces === null ? { kind: "type", of } : { kind: "t", namespaces });
  };
  if (pattern.type === "Identifier") bind(String(pattern.value), type);
  if (pattern.type !== "ObjectPattern") return;
  for (const [name, of] of membersOf(type, declared)) {
    const local = localName(pattern, name);
    if (local !== null) bind(local, of);
  }
}

/** What `{ wanted }` or `{ wanted: other }` calls it. */
function localName(pattern: Node, wanted: string): string | null {
  for (const property of pattern.properties as Node[]) {
    if (nameOf(property.key) !== wanted) continue;
    return property.type === "KeyValuePatternProperty" ? nameOf(property.value) : wanted;
  }
  return null;
}
