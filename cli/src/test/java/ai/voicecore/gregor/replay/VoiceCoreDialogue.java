package ai.voicecore.gregor.replay;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** What a caller says, its meaning, and the answer of the agent. */
record VoiceCoreDialogue(String text, String intent, Map<String, String> slots, String answer, String action) {
    private static final List<VoiceCoreDialogue> OPEN = List.of(
            new VoiceCoreDialogue(
                    "hi I would like to change my appointment to next Thursday",
                    "appointment.change",
                    Map.of("day", "thursday"),
                    "Sure. I have ten in the morning or half past two on Thursday. Which one suits you?",
                    "ASK"),
            new VoiceCoreDialogue(
                    "I was charged twice on my last bill and I want one of them back",
                    "billing.refund",
                    Map.of("count", "2"),
                    "I see both charges. I have started the refund of the second one.",
                    "ANSWER"),
            new VoiceCoreDialogue(
                    "where is my order it should have been here yesterday",
                    "order.status",
                    Map.of(),
                    "It left our warehouse last night and arrives tomorrow before noon.",
                    "ANSWER"),
            new VoiceCoreDialogue(
                    "my card was stolen please block it",
                    "card.block",
                    Map.of("reason", "stolen"),
                    "Your card is blocked from now on. Shall I send a new one to the address we have?",
                    "ASK"),
            new VoiceCoreDialogue(
                    "can I bring a second bag on the flight to Lisbon",
                    "baggage.add",
                    Map.of("destination", "LIS"),
                    "Yes, a second bag of up to twenty three kilos is forty five euros. Shall I add it?",
                    "ASK"),
            new VoiceCoreDialogue(
                    "what are your opening hours on Saturday",
                    "hours.ask",
                    Map.of("day", "saturday"),
                    "On Saturday we are open from nine until four.",
                    "ANSWER"),
            new VoiceCoreDialogue(
                    "let me talk to a person please",
                    "agent.human",
                    Map.of(),
                    "Of course. I am connecting you, please stay on the line.",
                    "TRANSFER"));

    private static final List<VoiceCoreDialogue> LAST = List.of(
            new VoiceCoreDialogue(
                    "no that was all thank you",
                    "conversation.end",
                    Map.of(),
                    "Thank you for calling. Bye.",
                    "GOODBYE"),
            new VoiceCoreDialogue(
                    "great thanks a lot have a nice day",
                    "conversation.end",
                    Map.of(),
                    "My pleasure. Have a nice day.",
                    "GOODBYE"));

    static VoiceCoreDialogue turn(Random random, boolean last) {
        List<VoiceCoreDialogue> choices = last ? LAST : OPEN;
        return choices.get(random.nextInt(choices.size()));
    }
}
