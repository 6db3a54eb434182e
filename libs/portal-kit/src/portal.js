// Everything works without this file. It adds what only a script can do: printing and reading aloud.
const tools = document.querySelector('[data-tools]');
const button = (text, act) => {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', act);
  tools.append(made);
};
if (tools) {
  button('打印', () => window.print());
  if ('speechSynthesis' in window) {
    button('朗读', () => {
      if (speechSynthesis.speaking) {
        speechSynthesis.cancel();
        return;
      }
      const said = new SpeechSynthesisUtterance(document.querySelector('main').innerText);
      said.lang = 'zh-CN';
      speechSynthesis.speak(said);
    });
  }
}
