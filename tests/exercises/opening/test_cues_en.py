"""The English cues: what says each thing in its many ways, and what only looks like it."""

import pytest

from kit.exercises.opening.model import Opening
from kit.exercises.opening.situation import Situation

# By criterion: what it is found in, and what it is not found in. A sentence to somebody else
# than the customer names the listener first.
FOUND = {
    "greeting": [
        "Top of the morning to you, Mrs Flynn",
        "Heya Pete",
        "Good eve, sir",
        "evenin all",
        "Yo Marcus",
        "wotcha mate it's Dean",
        "Hello Mr Park",
        "Good afternoon, is this Tom?",
        "Hey there, quick call about your card",
        "Evening Mr. Dunn, sorry to bother you",
        "Morning! Priya here from the water company",
        "alright mate, it's Gary from Swift Loans",
    ],
    "identity": [
        "Kofi at Brightwater here",
        "Jess from the accounts team at Rowan Timber",
        "You've got Siân from Wrekin Water on the line",
        "I'm your account manager at Westbrook Bank, Hollis Grant",
        "Priya, calling from your mortgage company, Hearthstone",
        "Hello, Lakeside Medical billing office, Trudy speaking",
        "Ted Rusk, I run the counter at Rusk Hardware",
        "My name's Dev and I work for Thames Gas",
        "I'm Ben. I'm calling from Southern Electric",
        "Hi, Tariq from Meadow Finance here",
        "It's Mrs Patel in the accounts department at Rowan Timber",
        "Greta Simms, Union Auto Finance, good morning",
    ],
    "verify_person": [
        "Is that you, Mr Tran?",
        "Ines?  Ines Duarte?",
        "May I have Ms Duarte on the line please",
        "Is it Mr Kowalski I'm talking to?",
        "Is Mr Bello there, please",
        "Do I have Ms. Vega on the line?",
        "and this is Mrs. Nwosu, yes?",
        "is ken ito home",
        "May I ask who I'm talking to?",
        "Can you confirm the last four digits of your social for me?",
        "Would this be Ms. Grant?",
        "I'd like to make sure I'm speaking to the right person. Are you Daniel Cho?",
    ],
    "notice": [
        "This conversation may be recorded",
        "Our calls are all recorded, as you may know",
        "We keep recordings",
        "Heads up, this one's on a recorded line",
        "For training we record what's said",
        "This here's being recorded",
        "this is from a debt collector, an attempt to collect a debt",
        "A recording of this call is kept for six months",
        "Just so you're aware, we record all our calls",
        "calls may be monitored for quality and training purposes",
        "I should tell you I'm recording this.",
        "The conversation is taped for training",
    ],
    "purpose": [
        "I'm on about the rent for June",
        "The call's to do with your catalogue balance",
        "There's a balance on your dental plan I'd like to talk about",
        "I wanted a word on the tab you've got with us",
        "It's your phone bill, the one from April",
        "just following up on invoice 2207",
        "I'd like to chat about how your card's been running",
        "I'm calling about your car loan",
        "The reason I'm ringing is that your mortgage payment hasn't come through",
        "im ringing re your water bill",
        "Your account with us is two payments behind, which is why I'm in touch",
        "Calling on your overdraft",
    ],
    "cooperation": [
        "Let's you and I figure out what's doable",
        "We can sort this, the two of us",
        "I'm hoping we can agree on next steps",
        "I reckon we can crack this between us",
        "We'll get there together",
        "I'm on your side of the table, so let's see what's realistic",
        "two heads are better than one, lets sort it",
        "can we find a middle ground",
        "Maybe we can figure this out between us",
        "We can look at it together",
        "I'm sure we can sort something out between the two of us",
        "I'd like to find a solution with you",
    ],
    "permission": [
        "Is this a decent time for you?",
        "Tell me if you'd prefer I called at the weekend",
        "Would after six be easier for you?",
        "Not interrupting your dinner, am I?",
        "Would you rather I rang tomorrow?",
        "is now ok",
        "Should I call at another hour?",
        "Is now a good time?",
        "Would it be better if I called back this evening?",
        "are you free to chat for a sec",
        "Is it convenient to speak?",
        "Are you somewhere you can speak freely?",
    ],
    "open_question": [
        "How's business been?",
        "How did things get to this point?",
        "What sort of thing would take the pressure off?",
        "What would a manageable amount look like, in your view?",
        "What's your take on all this?",
        "what's the best way forward as you see it?",
        "What can you tell me about it?",
        "What's been going on?",
        "I'd like to hear your side of it",
        "What do you think would be manageable?",
        "what's making it tough right now",
        "How do you see this going forward?",
    ],
    "third_party_disclosure": [
        "@spouse Your wife fell behind on her card with us",
        "@colleague Tell Steve his car payments are two months late",
        "@spouse He took a loan out in March and stopped paying",
        "@voicemail Just reminding you about your missed instalment",
        "Oh, you're her dad. Well she hasn't paid her loan since June.",
        "@spouse Your husband has missed two loan payments",
        "@colleague He owes us $3,400",
        "@voicemail Hi John, you're past due on your card, call me",
        "@spouse this is about the money he owes",
        "@colleague It's regarding his loan",
        "@voicemail your installment for May hasn't been received",
        "You're his wife? Well, he owes the bank 2,000 dollars.",
    ],
    "debt_before_verify": [
        "Hello, I'm calling about your missed payment. Who's speaking?",
        "Morning, Ruth from Beacon. Your car loan hasn't been paid this month.",
        "Eight hundred quid you owe us. That Terry?",
        "Hi, your balance of $212 is past due, is this Jo?",
        "Hello Jo, it's Ruth from Beacon about the arrears on your mortgage.",
        "Hi, your loan is overdue. Is this Mr Hill?",
        "Hello, this is Ann from Harbor Bank about your past due card. Am I speaking to Tom?",
        "You owe 900 dollars. Who is this?",
        "This is an attempt to collect a debt. Am I speaking with Joan?",
        "Hi, this is Bob from Harbor, you're two payments behind.",
        "Good morning Mr. Hill, I'm calling about the $450 on your card",
        "your mortgage is in arrears mate",
    ],
    "threat": [
        "Believe me, you'd rather deal with me than with the people who come after me",
        "You've got kids in that house, think what a disconnection would mean",
        "there's gonna be trouble",
        "I'd think long and hard about what comes after this call",
        "Nice car you've got. Be a pity to see it on the back of a truck.",
        "We'll see how you like it when the locks are changed",
        "you're going down for this",
        "I'd hate for something to happen to your credit",
        "Expect a visit from our guys",
        "don't make me do this the hard way",
        "Next time it won't be a phone call",
        "If I don't hear from you I'm sending the bailiffs round",
    ],
    "judgement": [
        "You're hopeless with money, aren't you",
        "Your promises aren't worth the breath",
        "You've got a nerve",
        "You're all talk",
        "You've been taking us for a ride",
        "how irresponsible",
        "You couldn't organise your own wallet",
        "You just don't want to pay",
        "You're lying to me",
        "You're a deadbeat",
        "you obviously don't take this seriously",
        "If you can't afford it you shouldn't have borrowed it",
    ],
    "amount_first": [
        "You owe $2,300. Is this Mr Hill?",
        "Hi Tom, it's four thousand two hundred dollars outstanding.",
        "£350. That's what I need from you.",
        "Mr Hill, $1,200 is due. Is now a good time?",
        "hello your balance is 560 pounds and i need it today",
    ],
    "stacked_questions": [
        "Why haven't you paid? When will you pay? Do you have a job?",
        "What happened? Where's the money? Who's going to pay? When?",
        "how much can you pay? when? how?",
        "Are you working? Do you rent? What are your outgoings? Any savings?",
    ],
    "guilt": [
        "I stuck my neck out with head office for you",
        "There are pensioners who never miss a week",
        "Does it not weigh on you, all this?",
        "We kept our side of the bargain, didn't we?",
        "Imagine if everybody did what you do",
        "Your poor mother raised you better than this",
        "A little old lady on a pension pays on time. And you?",
        "small shops like ours go under because of folks like you",
        "Don't you feel bad?",
        "I'm going to lose my bonus because of you",
        "We stood by you and you let us down",
        "Other customers manage to pay, even with less than you",
    ],
    "false_urgency": [
        "It's now, or the whole thing gets pulled",
        "My supervisor pulls this offer at noon",
        "This is your only shot at the lower amount",
        "It's today or never",
        "There's a window, and it slams shut at six tonight",
        "Hurry, there's only a few spots left on the plan",
        "last orders, pay by 5 or its gone",
        "The discount only stands while we're on the phone",
        "If you don't pay in the next hour I can't help you",
        "This offer expires when we hang up",
        "I need the money right now, not tomorrow",
        "It's now or never",
    ],
    "impersonation": [
        "I'm with the Sheriff's department",
        "This is your local police station",
        "I act for the Crown",
        "Sergeant Doyle here, financial crimes",
        "I represent the government",
        "Legal counsel for the state, Hanson speaking",
        "Homeland Security, financial division",
        "Police here",
        "This is Detective Marsh",
        "I'm an attorney",
        "I'm an officer of the county",
        "This is your solicitor's office calling",
    ],
    "induce_borrowing": [
        "Ring round your mates, one of them must have a few quid",
        "Have the bank up your overdraft, then",
        "Whack it on the Amex",
        "what about a balance transfer to a new card",
        "There are lenders who'd give you that in ten minutes",
        "You own your house, release some equity",
        "just get a payday loan mate everyone does",
        "go borrow it",
        "Take out a payday loan and clear it",
        "We've got a great consolidation loan for you",
        "why not borrow from work",
        "You could sell your car or borrow the money",
    ],
    "family_pressure": [
        "Would your mum pick up if I rang her?",
        "Let's see if your wife is as relaxed about it as you",
        "You'd hate for this to reach your in-laws",
        "think of your little boy",
        "Should I ask your dad for the money instead?",
        "Maybe your employer would like a call",
        "Don't make me call your mother",
        "Your boss seems nice, I might give him a bell",
        "We'll call your boss",
        "I'll have to speak to your employer",
        "I've got your sister's number here",
        "do you want your family to go through this?",
    ],
}
NOT_FOUND = {
    "greeting": [
        "Right, Mr Ames, let's get to it",
        "Oi, Derek",
        "Ms Vaughan? Don't hang up.",
        "Thanks for taking the call",
        "Mr Park, you owe us money",
        "Is this Tom? You missed your payment",
        "I'm calling this morning about your account",
        "I tried you this afternoon and again this evening",
        "Listen, I have no time for this",
    ],
    "identity": [
        "Credit control, Rowan Timber",
        "Your account manager here",
        "My ID is 5521, Pinnacle",
        "My name's not important",
        "I'm ringing from Halcyon Homes",
        "This is the bank calling",
        "My name is Karen",
        "This is Officer Grant from the county court",
        "This is Mike. Call me back.",
    ],
    "verify_person": [
        "Ines, you have to listen",
        "Are you home at the moment?",
        "Is that your current address, 9 Mill Lane?",
        "Are you sitting down?",
        "A message for Ken Ito.",
        "Can you confirm your address for me?",
        "Are you still at 14 Elm Street?",
        "Is this some kind of joke to you?",
        "Are you working at the moment?",
    ],
    "notice": [
        "I'll note that down",
        "I'll take note",
        "Consider yourself on notice",
        "I'll make a record of your promise",
        "On record, you've missed twice",
        "Don't bother recording me",
        "I recorded your last payment on the 4th",
        "Here's a notice for you: pay up",
        "This is your final notice",
    ],
    "purpose": [
        "I've got a proposal for you",
        "I'm calling because I want to help",
        "You owe us",
        "It's about your future",
        "Let me tell you about our rewards card offer",
        "I'm calling about a confidential matter",
        "I'm calling about a private business matter",
        "Pay me",
        "Great news about a new loan that clears your card",
    ],
    "cooperation": [
        "I've found a plan for you",
        "You'll have to find the money yourself",
        "I need you to cooperate",
        "We offer several options",
        "You and your brother should put the money together",
        "How can I help you?",
        "We can help you",
        "You need to work on your budget",
        "Your wife and you can work out the money",
    ],
    "permission": [
        "This call will take three minutes",
        "I don't have time for this",
        "I'll be quick",
        "Are you okay with being recorded?",
        "I'd like a minute of your time",
        "Call me back by noon",
        "You had plenty of time",
        "Call me back today",
        "Good time to pay is now",
    ],
    "open_question": [
        "Will you pay on Friday or Monday?",
        "Who do you think you are?",
        "What's your payday?",
        "How hard can it be?",
        "How's your mother?",
        "When can you pay?",
        "How are you today?",
        "What kind of person doesn't pay?",
        "What do you expect us to do, wait forever?",
    ],
    "third_party_disclosure": [
        "@spouse I can only talk to your wife about it, sorry",
        "@colleague Would you tell Steve that Ruth Adler at Beacon Credit Union rang?",
        "@voicemail Hi Jo, Ruth Adler from Beacon. Please ring me on 555 0199 before six.",
        "@colleague No, I'm afraid I can't say what it's about",
        "@spouse Could you ask him to call Jane Reed at Harbor Bank?",
        "@colleague It's a personal matter, I'd rather speak to her directly",
        "@spouse I can't discuss it with anyone but him",
        "@colleague No, it's nothing I can talk about. When is he back in?",
        "@voicemail Please ring me back on 0800 123 4567, I'm here until six",
    ],
    "debt_before_verify": [
        "Is that Jo? (pause) Your car loan hasn't been paid this month.",
        "Hi, Ruth from Beacon Credit Union. Is that Jo?",
        "Hello, could I speak to Jo Ames? ... Thanks Jo. You're a payment behind.",
        "What's your date of birth, please? ... Thanks. It's about the arrears.",
        "Am I speaking to Tom? Your loan is overdue.",
        "Hi, this is Ann from Harbor Bank. Who am I speaking to?",
        "Hello, I'd like to speak with Joan Hill please. ... Thanks. You've missed a payment.",
        "Could you confirm the last four digits of your ID? Thanks. The balance is $300.",
        "Hi, this is Ann from Harbor Bank Loans. Is that Mr Hill?",
    ],
    "threat": [
        "We haven't sent anyone and we're not planning to",
        "Nothing happens to your home because of one late payment",
        "Nobody's coming to your house, I promise",
        "A default stays on a credit file for six years; I'd rather we avoid that.",
        "I'm sorry the last agent threatened you with court",
        "We are not going to sue you",
        "You have the right to dispute this debt",
        "Nobody's going to take your house",
        "I'm sorry about how hard this has been",
    ],
    "judgement": [
        "You called us twice last week, which I noted",
        "I'm not blaming you",
        "You've been dealt a bad hand",
        "You told us the 3rd and we received nothing",
        "You're not a bad person",
        "You wrote that you felt like a failure",
        "We haven't heard from you since March",
        "It doesn't mean you're irresponsible",
        "You missed a payment",
    ],
    "amount_first": [
        "I'm calling about your card. The balance is $1,200.",
        "Is now a good time? You owe $900.",
        "Let's work this out together. It's $900.",
        "Call me on 5550134",
        "Your account ending 4471 is past due",
        "This is Tom at extension 204, ref 88120",
    ],
    "stacked_questions": [
        "What happened? (wait) When could you pay? (wait) How much?",
        "Is this Mr Hill? ... Is now a good time? How have you been?",
        "Is now a good time? What's been going on?",
        "Do you have a minute? ... What changed? ... And how are things now?",
        "Why? ... When? ... How?",
    ],
    "guilt": [
        "You've always treated our staff kindly",
        "You don't owe us an apology",
        "That must have been a hard call to make",
        "Thanks for being so open with us",
        "We've valued your custom all these years",
        "I know it's embarrassing to talk about money, take your time",
        "Thank you for being with us for ten years",
        "No need to be embarrassed, it happens",
        "You've been a good customer and I'd like to keep it that way",
    ],
    "false_urgency": [
        "The court date in your letter is the 9th of May",
        "If Thursday suits, I'll call after five",
        "I finish at six, but my colleague can help you later",
        "There's plenty of time",
        "You don't have to decide today",
        "The grace period ended on the 14th",
        "Your next statement comes out on Friday",
        "Could you make the payment by the end of the month?",
        "The arrangement we agreed ends on 30 June",
    ],
    "impersonation": [
        "I'm not with any court, just the water company",
        "My name is Marshall Gates from Peak Energy",
        "You're free to get advice from a solicitor",
        "We're regulated by the Financial Conduct Authority",
        "I used to be a lawyer but I'm calling from Beacon",
        "I'm calling from the legal team at Beacon Bank",
        "This is Tom from Harbor Bank",
        "You can talk to a lawyer if you want",
        "We're a collection agency working for Harbor Bank",
    ],
    "induce_borrowing": [
        "We'd rather you didn't go to another lender",
        "The card you put it on was declined",
        "Is the overdraft still in use?",
        "You borrowed 2,000 from us in June",
        "Please don't put this on another card",
        "The personal loan you have with us is a month behind",
        "I'm calling about your loan",
        "Can you pay by credit card?",
        "Borrowing more would make it worse",
    ],
    "family_pressure": [
        "Is your mum feeling better?",
        "We leave family out of this",
        "If you'd like your daughter to sit in on the call, that's fine",
        "We'd never contact your employer",
        "Please look after your family first",
        "Has your work picked up again?",
        "We won't call your employer",
        "Please take care of your family first",
        "I'm speaking to you only, not to your family",
    ],
}

CLEAN = [
    "Good morning, Nadia Cole here from Fernhill Bank, on a recorded line. Is that Mr "
    "Stanton? (pause) Thanks. It's about your overdraft. I wondered whether now was a "
    "good moment? (pause) Things have been tight for lots of people this year. What's "
    "been making it hard, and how can we make it easier between us?",
    "Hello, may I speak with Mrs. Gupta? (wait) This is Rob Tanner from Lakeland Credit "
    "Union, this call's being recorded. We spoke in May and you told me your hours at "
    "work were cut and your daughter was starting school. I'm calling about your loan. If"
    " tonight's no good, I'll happily ring tomorrow. How are you all managing now?",
    "Hello, Mr Doyle? (pause) Mary Keane from Shannon Gas. I understand your wife passed "
    "away in spring and I'm truly sorry. Please take all the time you need. I'm calling "
    "about the gas account that was in her name. We won't cut anything off. Would another"
    " day suit you better? When you're ready, tell me how things are and we'll sort it "
    "out together.",
    "Hi Ms Ortega? ... It's Dee at Magnolia Medical billing. The line's recorded. I'm "
    "calling on the balance from your visit in June. I know hospital bills are no fun. "
    "Have you got a couple minutes? I'd like to hear how you're feeling, and then you and"
    " I can look at what insurance covered.",
    "Hello, is Tyrell Banks available? ... Good to meet you, Tyrell. Joan Fisk from "
    "Harbor Light Credit Union. This call may be recorded. The reason I'm reaching out is"
    " the personal loan you opened in March. You've been a good member for years and this"
    " is the first time a payment hasn't come in. Is everything all right? Got a moment "
    "to talk me through it? I'm sure we can work it out.",
    "Good afternoon, I'd like to speak with Ivy Turner. ... Hello Ivy. Frank Moss, Peak "
    "Broadband. The call's recorded. I'm calling about your broadband bill. I know your "
    "lad's been poorly, so if now's a bad time just say and I'll ring another day. No "
    "one's switching anything off. How are you both?",
    "Good morning, Mr Lau? ... Hi. Karen Ito from Pacific Student Loans. I'm calling on "
    "your student loan. A late payment shows on your credit report after 90 days, so I "
    "wanted to reach you well before that. Do you have time to talk? Tell me what's been "
    "going on, and let's see what plans you're eligible for.",
    "Hello Mr and Mrs Pell? ... It's Tom Ridge at Wessex Water. Our calls are recorded. "
    "It's about your bill. Sorry, I should have called sooner. I gather your son's school"
    " fees went up. Could we set aside ten minutes, now or whenever suits you? I'd like "
    "us to look at the meter readings together.",
]


def read(opening: Opening, written: str) -> set[str]:
    """Return what is found in a sentence."""
    answers, text = "unknown", written
    if written.startswith("@"):
        answers, text = written[1:].split(" ", 1)
    feedback = opening.reader.read(text, Situation(answers=answers), "us", "en")  # type: ignore[arg-type]
    present = {each["id"] for each in feedback["elements"] if each["present"]}
    return present | {each["id"] for each in feedback["violations"]}


@pytest.mark.parametrize(
    ("criterion", "written"), [(each, text) for each, texts in FOUND.items() for text in texts]
)
def test_it_is_found_however_it_is_put(opening: Opening, criterion: str, written: str) -> None:
    assert criterion in read(opening, written)


@pytest.mark.parametrize(
    ("criterion", "written"), [(each, text) for each, texts in NOT_FOUND.items() for text in texts]
)
def test_what_only_looks_like_it_is_not_found(
    opening: Opening, criterion: str, written: str
) -> None:
    assert criterion not in read(opening, written)


@pytest.mark.parametrize("text", CLEAN)
def test_a_decent_opening_breaks_nothing(opening: Opening, text: str) -> None:
    feedback = opening.reader.read(text, Situation(answers="unknown"), "us", "en")

    assert feedback["violations"] == []
