// Shows one file in Monaco. The findings and the fixes come from the test's server, which asks Roslyn.
require.config({ paths: { vs: '/node_modules/monaco-editor/min/vs' } });

async function ask(path, question) {
  const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(question) });
  return answer.json();
}

window.open_ = ({ file, language, text }) => new Promise(resolve => require(['vs/editor/editor.main'], monaco => {
  document.getElementById('tab').textContent = file;
  const model = monaco.editor.createModel(text, language, monaco.Uri.file('/' + file));
  const editor = monaco.editor.create(document.getElementById('editor'), {
    model, theme: 'vs', fontSize: 14, fontFamily: 'DejaVu Sans Mono', minimap: { enabled: false }, lineNumbersMinChars: 3, folding: false,
    scrollBeyondLastLine: false, renderLineHighlight: 'none', overviewRulerLanes: 0, occurrencesHighlight: 'off', stickyScroll: { enabled: false },
    hover: { above: true, delay: 0, sticky: true }, scrollbar: { vertical: 'hidden', horizontal: 'hidden' }, lightbulb: { enabled: 'on' }, wordWrap: 'off', links: false, bracketPairColorization: { enabled: false },
  });

  monaco.languages.registerCodeActionProvider(language, {
    async provideCodeActions(model, range, context) {
      // Monaco asks for the marks at the cursor; Roslyn wants the place of one.
      const mark = context.markers.find(marker => marker.owner === 'pgssl');
      if (!mark)
        return { actions: [], dispose() {} };
      const fixes = await ask('/fixes', { file, text: model.getValue(), start: { line: mark.startLineNumber, column: mark.startColumn }, end: { line: mark.endLineNumber, column: mark.endColumn } });
      const all = model.getFullModelRange();
      const actions = fixes.map((fix, index) => ({
        title: fix.title, kind: 'quickfix', isPreferred: index === 0,
        edit: { edits: [{ resource: model.uri, versionId: model.getVersionId(), textEdit: { range: all, text: fix.text } }] },
      }));
      return { actions, dispose() {} };
    },
  });

  async function check() {
    const findings = await ask('/findings', { file, text: model.getValue() });
    monaco.editor.setModelMarkers(model, 'pgssl', findings.map(finding => ({
      severity: finding.severity === 'Warning' ? monaco.MarkerSeverity.Warning : monaco.MarkerSeverity.Info, code: finding.id, message: finding.message,
      startLineNumber: finding.start.line, startColumn: finding.start.column, endLineNumber: finding.end.line, endColumn: finding.end.column,
    })));
    return findings;
  }

  window.view = { editor, check, text: () => model.getValue() };
  check().then(() => resolve());
}));
