/** English words for every refusal of the rules and of the server: which rule, and what would be allowed. */
export const EN_REFUSALS = {
  "refusal.other": "That was refused for a reason this page does not know. Reload the page and try again.",

  // The rules.
  "refusal.malformed": "The server could not read that. Reload the page and try again.",
  "refusal.unknownCommand": "This table does not know that act. Reload the page to get its newest version.",
  "refusal.notYourSeat": "That seat is not yours. You can act only from a seat that you hold.",
  "refusal.unknownSeat": "There is no such seat at this table.",
  "refusal.seatTaken": "Somebody holds the seat {seat}. Take one that is empty or played by a bot.",
  "refusal.seatNotHeld": "You do not hold that seat, so you cannot leave it or hand it over.",
  "refusal.otherDelegation":
    "You already hold the seat {held}. Leave it first: nobody may know the secrets of two delegations.",
  "refusal.wrongRole": "That is not for the seat {seat} to decide. It belongs to the {role}.",
  "refusal.wrongPhase": "That cannot be done now: the phase is {phase}. It can be done in the phase {needs}.",
  "refusal.stale":
    "The table has moved on to another phase or round since then. Look again before you decide.",
  "refusal.paused": "The table is paused. It can go on when the facilitator resumes it.",
  "refusal.matchOver": "This match has ended. The debrief shows how.",
  "refusal.alreadySealed":
    "Your orders of this round are sealed. They are opened with all others and cannot be changed before.",
  "refusal.alreadyReady": "You are marked as ready already. The phase ends when everybody is.",
  "refusal.unknownChannel": "There is no such channel.",
  "refusal.notInChannel": "Your delegation is not part of that channel.",
  "refusal.unknownParty": "There is no such party at this table.",
  "refusal.unknownIssue": "The text has no such article.",
  "refusal.unknownOption": "{issue} has no such option.",
  "refusal.optionClosed":
    "That option of {issue} is closed for now. The record panel says what would open it.",
  "refusal.valueNeeded": "{issue} needs a figure between {min} and {max}, in steps of {step}.",
  "refusal.valueNotAllowed": "That option of {issue} takes no figure.",
  "refusal.valueOutOfRange": "That figure lies outside {issue}: it takes {min} to {max}, in steps of {step}.",
  "refusal.duplicateIssue": "The package already holds {issue}. Each article can stand in it only once.",
  "refusal.notToSelf": "An offer needs another party to accept it. Choose whom it is for.",
  "refusal.principalsMissing":
    "An agreement beyond the single articles must bind both principals. Add {the parties}.",
  "refusal.signatoryMissing":
    "{issue} binds {the party}, whom the offer does not address. Add that party, or take the article out.",
  "refusal.mediatorOnly": "Only a mediator may put terms between others.",
  "refusal.belligerentsOnly": "Only the two belligerents may do that.",
  "refusal.lapseOutOfRange": "An offer must lapse between round {first} and round {last}.",
  "refusal.unknownOffer": "There is no such offer on the table.",
  "refusal.offerNotOpen": "That offer is no longer open: it is {status}.",
  "refusal.notAddressed": "That offer is not addressed to your delegation.",
  "refusal.notYourOffer": "Only the delegation that tabled an offer may withdraw it.",
  "refusal.alreadyAnswered": "Your delegation has answered that offer already.",
  "refusal.tooManyOffers": "Your delegation has as many open offers as the table takes. Withdraw one first.",
  "refusal.away": "The delegation of {the party} has left the table. It must return before this can be done.",
  "refusal.notAway": "Your delegation is at the table.",
  "refusal.locked": "A precondition stands in the way: {lock}. The record panel says what would lift it.",
  "refusal.notStanding": "Your delegation does not stand behind a wording of {issue}.",
  "refusal.alreadyStanding": "Your delegation stands behind that wording of {issue} already.",
  "refusal.unknownInstrument": "There is no such agreement.",
  "refusal.nothingToRule": "This agreement does not wait for your capital's decision now.",
  "refusal.notMediator":
    "{the party} {does|do} not mediate for you at this table. Ask a delegation that does.",
  "refusal.alreadyAsked": "{the party} {has|have} been asked already, or cannot be asked now.",
  "refusal.postureNotAllowed":
    "Your forces cannot be given that posture. The orders panel lists those that are open.",
  "refusal.supportNotAllowed":
    "Your state cannot change that kind of support. The orders panel lists what it may change.",
  "refusal.unknownObligation": "Your delegation owes no such obligation now.",
  "refusal.unknownAccusation": "There is no such open accusation against your delegation.",
  "refusal.lineNotAllowed": "That public line cannot be taken now. The orders panel lists those that can.",
  "refusal.clockOnly": "Only the table's clock may do that.",
  "refusal.facilitatorOnly": "Only the facilitator may do that.",
  "refusal.unknownShock": "This scenario has no such event.",
  "refusal.memorialShock":
    "That event comes only from what happens in the match. Nobody lets it fall by hand; others may be.",
  "refusal.shockFallen": "That event has happened already.",
  "refusal.notPaused": "The table is not paused.",

  // The server.
  "refusal.tooFast": "That was faster than the table takes. Wait a moment and try again.",
  "refusal.tooLarge": "That is longer than the table takes. Shorten it and try again.",
  "refusal.notSynced":
    "The connection to the table is not up yet. Your draft is kept; try again in a moment.",
  "refusal.badToken":
    "This browser’s ticket for the table is not valid any more. Join again with the table code.",
  "refusal.unknownMatch":
    "There is no table with that code. Codes have six letters and digits, without 0, O, 1, I and L.",
  "refusal.unknownScenario": "The server does not have that scenario.",
  "refusal.notEnded":
    "This match is still running. The debrief, its branches and exports open when it has ended.",
  "refusal.nothingNext":
    "This match does not go on: a treaty is in force, or no later talks follow these. Open a new table instead.",
  "refusal.unknownNode": "There is no such point to go from. Choose an entry from {from} to {to}.",
  "refusal.notYours": "Only whoever opened this branch may change what is written on it.",
  "refusal.sameScenario":
    "Only two points of the same scenario can be compared. Choose another second point.",
  "refusal.eyesClosed":
    "You cannot look through these eyes. While a match runs you see from your own seats; after its end whoever has a place at it sees from all.",
  "refusal.readOnly":
    "The server cannot store anything at the moment, so the table is read-only. Nothing that was acknowledged is lost.",
  "refusal.internal": "Something went wrong on the server. Nothing was changed; try again.",
  "refusal.tooMany":
    "The server has as many tables as it takes, or too many requests came from here. Try again in a minute.",
  "refusal.labFull": "The laboratory has enough to do at the moment. Try again in a few minutes.",
  "refusal.labBusy": "You have {most} runs waiting already. Wait for one, or stop one.",
  "refusal.labSpent":
    "You have used up your share of the laboratory for now. It fills up again by the minute; ask for fewer matches, or later.",
  "refusal.unknownChange": "This scenario has no such prepared change.",
  "refusal.unknownJob": "There is no such run, or it is forgotten.",
  "refusal.unfitChange":
    "This change cannot be made here: what it names is not there, or has happened already.",
  "refusal.lockedOut": "Too many wrong codes came from here. Wait a few minutes and try again.",
  "refusal.unreachable": "The server did not answer. Check the connection and try again.",
} as const;
