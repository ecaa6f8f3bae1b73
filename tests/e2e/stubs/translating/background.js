(globalThis.browser ?? chrome).action.onClicked.addListener(() => undefined);
