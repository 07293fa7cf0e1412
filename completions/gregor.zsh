# Zsh takes bash's completions when asked.
autoload -U +X compinit && compinit
autoload -U +X bashcompinit && bashcompinit
source "${0:A:h}/gregor.bash"
